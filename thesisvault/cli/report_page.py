"""A thesis report as a document: what stands where on the page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from thesisvault.cli.modelling import text_of
from thesisvault.cli.wording import counted
from thesisvault.models.card import Card, Row
from thesisvault.models.network import show_key
from thesisvault.models.sensitivity import Tornado
from thesisvault.note.words import plain
from thesisvault.render.document import (
    Block,
    Document,
    Facts,
    Grid,
    Heading,
    Item,
    Items,
    Line,
    Moment,
    Picture,
    Prose,
    Timeline,
)
from thesisvault.reports.evidence import Evidence
from thesisvault.reports.models import ModelPart
from thesisvault.reports.scenarios import Scenario
from thesisvault.reports.thesis import Position, ReportedClaim, ThesisReport
from thesisvault.thesis.model import Thesis

_SIDES = (("validates", "What validates it"), ("invalidates", "What invalidates it"))
_SIGNS = {"+": "Long", "-": "Short", "±": "Either way", "0": "Related"}


_WIDEST = 36
_MOST_EVIDENCE = 3


def _clipped(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _due(thesis: Thesis, today: date) -> str:
    if thesis.stage is not None and thesis.stage.is_over:
        return f"no more: it is {thesis.stage}"
    if thesis.due is None:
        return ""
    late = (today - thesis.due).days
    return f"{thesis.due}, {counted(late, 'day')} ago" if late > 0 else f"{thesis.due}"


def _facts(report: ThesisReport) -> Facts:
    thesis = report.thesis
    pairs = (
        ("Status", thesis.status.text if thesis.status else ""),
        ("Direction", thesis.direction or ""),
        ("Conviction", thesis.conviction or ""),
        ("Confidence", thesis.confidence or ""),
        ("Horizon", thesis.horizon.text if thesis.horizon else ""),
        ("Created", thesis.created.text if thesis.created else ""),
        ("Last reviewed", thesis.last_reviewed.text if thesis.last_reviewed else ""),
        ("Next review", _due(thesis, report.as_of)),
    )
    return Facts(tuple((name, value) for name, value in pairs if value))


def _parts(report: ThesisReport) -> Iterator[Block]:
    for part in report.parts:
        if part.title is not None:
            yield Heading(part.title)
        yield Prose(part.text)


def _below_claim(reported: ReportedClaim) -> Iterator[str]:
    claim = reported.claim
    when = f" ({claim.when})" if claim.when else ""
    if claim.resolution:
        yield f"→ {claim.resolution}{when}"
    bound = claim.binding
    if bound is not None and bound.holds is None:
        yield f"cannot be told by its values: {bound.why}"
    elif bound is not None:
        verb = "holds" if bound.holds else "does not hold"
        yield f"{verb} by its values: {bound.left} against {bound.right}"
    for row in reported.evidence[:_MOST_EVIDENCE]:
        yield f"{plain(row.date)}: {row.observation}"
    left = len(reported.evidence[_MOST_EVIDENCE:])
    if left:
        yield f"and {counted(left, 'more row')} of evidence"


def _claims(report: ThesisReport) -> Iterator[Block]:
    if report.claims:
        yield Heading("Claims")
    for side, title in _SIDES:
        claims = [each for each in report.claims if each.claim.side == side]
        ticked = sum(each.claim.is_done for each in claims)
        if claims:
            yield Heading(f"{title}: {ticked} of {len(claims)} came true", 2)
        for group, members in groupby(claims, lambda each: each.claim.group):
            if group:
                yield Line(f"*{plain(group)}*")
            yield Items(
                tuple(
                    Item(each.claim.text, each.claim.is_done, tuple(_below_claim(each)))
                    for each in members
                )
            )


def _moment(row: Evidence) -> Moment:
    below = [f"→ {row.implication}"] if row.implication else []
    if row.source:
        below.append(f"Source: {row.source}")
    date_text = plain(row.date) or "no date"
    return Moment(date_text, row.observation, tuple(below), row.is_ahead)


def _evidence(report: ThesisReport) -> Iterator[Block]:
    if report.evidence:
        yield Heading("Evidence")
        yield Timeline(tuple(map(_moment, report.evidence)))


def _state(scenario: Scenario) -> str:
    if scenario.state == "undated":
        return "no dates"
    until = f"to {scenario.end}" if scenario.end else "on"
    return f"**{scenario.state}**: {scenario.start} {until}"


def _scenario(scenario: Scenario) -> tuple[str, ...]:
    gathered = "; ".join(f"{row.date}: {row.observation}" for row in scenario.gathered)
    cells = (
        scenario.scenario,
        scenario.window,
        _state(scenario),
        scenario.evidence or "",
        scenario.reaction or "",
        scenario.probability or "",
        scenario.outcome or "",
        gathered,
    )
    return tuple(cells)


_SCENARIO_TITLES = (
    "Scenario", "Window", "Now", "Evidence required", "Expected reaction",
    "Probability", "Outcome", "Gathered so far",
)  # fmt: skip


def _filled(
    titles: Sequence[str], rows: Iterable[tuple[str, ...]], right: Iterable[str] = ()
) -> Grid:
    """A table without the columns that say nothing.

    Args:
        right: The titles of the columns that hold figures.
    """
    rows = list(rows)
    whole = [row for row in rows if len(row) == len(titles)]
    kept = [index for index, cells in enumerate(zip(*whole, strict=True)) if any(cells)]
    names = tuple(titles[index] for index in kept)
    return Grid(
        names,
        tuple(
            tuple(row[index] for index in kept) if len(row) == len(titles) else row
            for row in rows
        ),
        tuple(index for index, name in enumerate(names) if name in right),
    )


def _calendar(report: ThesisReport) -> Iterator[Block]:
    """The scenarios that have dates, beside today."""
    from thesisvault.render.plot import Stretch, draw_calendar

    stretches = [
        Stretch(
            _clipped(plain(each.scenario)),
            date.fromisoformat(each.start),
            date.fromisoformat(each.end) if each.end else None,
        )
        for each in report.scenarios
        if each.start
    ]
    if stretches:
        title = f"The line is {report.as_of}"
        yield Picture(draw_calendar(title, stretches, report.as_of))


def _scenarios(report: ThesisReport) -> Iterator[Block]:
    if report.scenarios:
        yield Heading("Scenarios against the calendar")
        yield from _calendar(report)
        yield _filled(_SCENARIO_TITLES, map(_scenario, report.scenarios))


def _risks(report: ThesisReport) -> Iterator[Block]:
    if report.risks:
        yield Heading("Risks")
        rows = [
            (
                risk.factor,
                risk.trigger or "",
                risk.state or "",
                f"{risk.newest_evidence.date}: {risk.newest_evidence.observation}"
                if risk.newest_evidence
                else "",
            )
            for risk in report.risks
        ]
        yield _filled(("Risk", "Trigger", "State", "Newest evidence"), rows)


def _how(row: Row) -> str:
    if row.troubles:
        return f"no value: {row.troubles[0].message}"
    if row.formula is not None:
        return f"`= {row.formula}`"
    low, high = (end or row.text for end in (row.low, row.high))
    return f"{low} to {high}" if row.low or row.high else ""


def _model_rows(card: Card) -> Iterator[tuple[str, ...]]:
    for section, rows in groupby(card.values, lambda row: row.section):
        if section:
            yield (plain(section),)
        for row in rows:
            said = dict.fromkeys(
                f"≠ {each.text}" if each.message else each.text for each in row.reported
            )
            yield f"`{row.name}`", row.text or "—", ", ".join(said), _how(row)


def _tornado_rows(tornado: Tornado) -> Iterator[tuple[str, ...]]:
    for bar in tornado.bars:
        if bar.swing != 0:
            ends = f"{text_of(bar.ends.low)} to {text_of(bar.ends.high)}"
            yield (
                f"`{show_key(bar.key, tornado.output.path)}`",
                ends if bar.ends.is_own else f"{ends} (10%)",
                text_of(bar.at_low),
                text_of(bar.at_high),
            )


def _tornado(part: ModelPart) -> Iterator[Block]:
    if part.tornado is None:
        return
    from thesisvault.render.tornado import tornado_svg

    yield Heading(f"What moves {part.tornado.output.name} most", 2)
    yield Picture(tornado_svg(part.tornado, part.hurdle))
    titles = ("Input", "From low to high", "At its low", "At its high")
    yield Grid(titles, tuple(_tornado_rows(part.tornado)), right=(2, 3))


def _models(report: ThesisReport) -> Iterator[Block]:
    for part in report.models:
        card = part.card
        yield Heading(f"Model: {card.name}")
        titles = ("Name", "Value", "Reported", "How")
        yield _filled(titles, _model_rows(card), right=("Value", "Reported"))
        if card.differences:
            yield Line(
                "≠ marks what its source reports and its own inputs do not give."
            )
        yield from _tornado(part)


def _link(position: Position) -> str:
    return f"[[{position.name or position.target}]]"


def _positions(report: ThesisReport) -> Iterator[Block]:
    held = [each for each in report.positions if each.sign != "0"]
    if held:
        yield Heading("Positions")
        order = list(_SIGNS)
        held.sort(key=lambda each: (order.index(each.sign), each.line))
        rows = [
            (
                _SIGNS[each.sign],
                _link(each),
                each.reason,
                each.condition or "",
                each.group or each.role,
            )
            for each in held
        ]
        yield _filled(("Side", "Company", "Reason", "Condition", "As"), rows)
    related = [each for each in report.positions if each.sign == "0"]
    if related:
        yield Heading("Related")
        yield Items(
            tuple(
                Item(f"{_link(each)} — {each.reason}" if each.reason else _link(each))
                for each in related
            )
        )


def _sources(report: ThesisReport) -> Iterator[Block]:
    found = report.sources
    if not found.sources and not found.unsourced:
        return
    yield Heading("Sources")
    names = (
        (f"[[{each.name}]]" if each.form == "note" else each.name, len(each.evidence))
        for each in found.sources
    )
    items = [
        Item(f"{name}: {counted(rows, 'row')} of evidence") for name, rows in names
    ]
    if found.unsourced:
        rows = counted(len(found.unsourced), "row")
        items.append(Item(f"without a source: {rows} of evidence"))
    yield Items(tuple(items))


def make_page(report: ThesisReport) -> Document:
    """Say what stands where on the page of a thesis."""
    blocks = (
        (_facts(report),),
        _parts(report),
        _claims(report),
        _evidence(report),
        _scenarios(report),
        _risks(report),
        _models(report),
        _positions(report),
        _sources(report),
    )
    return Document(
        report.name,
        f"Thesis report as of {report.as_of}, from {report.path}",
        tuple(block for part in blocks for block in part),
    )
