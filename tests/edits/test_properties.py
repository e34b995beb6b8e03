"""For every edit: the text stays outside of it, and one fact is new."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from tests.edits.given import CONFIG, reading_of
from tests.edits.strategies import strange_theses, theses, words
from thesisvault.edits.dating import read_date
from thesisvault.edits.evidence_add import (
    DuplicateEvidenceError,
    NewEvidence,
    add_evidence,
)
from thesisvault.edits.facts import SideEffectError
from thesisvault.edits.set_field import NotSetError, Setting, find_field, set_field
from thesisvault.edits.tick import Tick, tick_claim, untick_claim
from thesisvault.edits.tie import Tie
from thesisvault.errors import VaultError
from thesisvault.note.dates import Window
from thesisvault.text import Edit, Record, Span, apply_edits, line_starts
from thesisvault.thesis.model import Evidence
from thesisvault.vault.reading import Reading

TODAY = date(2026, 6, 30)
NOW = read_date("today", TODAY)
# Some thousands of notes in all.
MANY = settings(max_examples=400)

dates = st.sampled_from(
    ["today", "2026-02", "Q1 2026", "-3d", "2020-01-01", "2027"]
).map(lambda text: read_date(text, TODAY))
# What a command line may say, in one line; pipes and marks as they come.
sentences = st.one_of(
    words,
    st.text("ab |\\*_[]`~<>#-+:&é日🟢$%^=.1", min_size=1, max_size=12).map(str.strip),
).filter(bool)


def outside(source: str, edits: Iterable[Edit]) -> list[str]:
    """The text between edits."""
    at, parts = 0, []
    for edit in sorted(edits):
        parts.append(source[at : edit.span.start])
        at = edit.span.end
    return [*parts, source[at:]]


def is_kept(before: str, after: str, edits: tuple[Edit, ...]) -> bool:
    """Whether all text outside of edits is there, in its order and at its places."""
    parts = outside(before, edits)
    inserted = [edit.text for edit in sorted(edits)]
    woven = [parts[0]]
    for text, part in zip(inserted, parts[1:], strict=True):
        woven += [text, part]
    return after == "".join(woven)


def bare(value: object) -> object:
    """A record without its places."""
    if isinstance(value, Record):
        names = value.__struct_fields__
        fields = ((name, getattr(value, name)) for name in names)
        return tuple((n, bare(f)) for n, f in fields if not isinstance(f, Span))
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value)
    return value


THESIS_FACTS = (
    "claims", "evidence", "positions", "scenarios", "risks", "watch", "status",
    "created", "last_reviewed", "cadence", "conviction", "confidence", "horizon",
    "direction",
)  # fmt: skip
NOTE_FACTS = ("fields", "headings", "links", "external", "tags", "items", "blocks")


def facts(reading: Reading) -> Iterator[tuple[str, object]]:
    """All that a note and its thesis say, one by one."""
    for name in NOTE_FACTS:
        for record in getattr(reading.note, name):
            yield name, bare(record)
    assert reading.thesis is not None
    for name in THESIS_FACTS:
        value = getattr(reading.thesis, name)
        for record in value if isinstance(value, tuple) else (value,):
            yield name, bare(record)
    for table in reading.note.tables:
        yield "tables", len(table.header.cells)
        for row in table.rows:
            yield "rows", tuple(cell.text for cell in row.cells)


def changes(before: Reading, after: Reading) -> tuple[Counter[str], Counter[str]]:
    """How many facts of each kind are gone, and how many are new."""
    old, new = Counter(facts(before)), Counter(facts(after))
    gone: Counter[str] = Counter(name for name, _ in (old - new).elements())
    come: Counter[str] = Counter(name for name, _ in (new - old).elements())
    return gone, come


def log(
    source: str, when: Window, texts: tuple[str, str | None, str | None]
) -> tuple[Reading, Reading, tuple[Edit, ...]]:
    """Log evidence: the note before and after."""
    before = reading_of(source)
    assume(before.thesis is not None)
    edits = add_evidence(before, NewEvidence(when, *texts), CONFIG)
    after = apply_edits(source, edits)
    assert is_kept(source, after, edits)
    return before, reading_of(after), edits


def check_logged(
    before: Reading, after: Reading, texts: tuple[str, str | None, str | None]
) -> None:
    """See that one row is new, and nothing else is changed."""
    gone, come = changes(before, after)
    assert not gone
    assert come["evidence"] == 1
    of_the_row = ("rows", "links", "external", "tags", "items")
    of_a_new_log = ("headings", "tables")
    assert set(come) <= {"evidence", *of_the_row, *of_a_new_log}
    assert before.thesis is not None
    assert after.thesis is not None
    old = Counter(map(bare, before.thesis.evidence))
    [new] = [each for each in after.thesis.evidence if not old[bare(each)]]
    said = _said(new)
    for text in texts:
        # A dash in front of a text joins it to the date of a bullet.
        assert not text or text.replace("\\|", "|").lstrip("— ") in said


def _said(evidence: Evidence) -> str:
    parts = (evidence.observation, evidence.implication, evidence.source)
    return " ".join(part or "" for part in parts).replace("\\|", "|")


@MANY
@given(theses(), dates, words, st.none() | words, st.none() | words)
def test_evidence_is_one_row_more(
    source: str,
    when: Window,
    observation: str,
    implication: str | None,
    origin: str | None,
) -> None:
    texts = observation, implication, origin
    try:
        before, after, edits = log(source, when, texts)
    except DuplicateEvidenceError:
        event("duplicate")
        return

    check_logged(before, after, texts)
    # Line ends: none is lost, and what is new is one that the note had.
    old_ends = line_ends(source)
    assert not old_ends or line_ends(edits[0].text) <= old_ends


def line_ends(source: str) -> set[str]:
    starts = line_starts(source)[1:]
    return {"\r\n" if source[:at].endswith("\r\n") else source[at - 1] for at in starts}


@MANY
@given(strange_theses(), dates, sentences, st.none() | sentences)
def test_evidence_is_one_row_more_or_is_refused(
    source: str, when: Window, observation: str, implication: str | None
) -> None:
    texts = observation, implication, None
    try:
        before, after, _ = log(source, when, texts)
    except VaultError as error:
        event(type(error).__name__)
        return

    gone, come = changes(before, after)
    assert not gone
    assert come["evidence"] == 1


@MANY
@given(theses(), st.data())
def test_a_tick_changes_one_claim(source: str, data: st.DataObject) -> None:
    before = reading_of(source)
    assert before.thesis is not None
    claims = [claim for claim in before.thesis.claims if not claim.is_done]
    assume(claims)
    claim = data.draw(st.sampled_from(claims))
    why = data.draw(st.none() | words)
    when = data.draw(st.none() | dates)

    try:
        edits = tick_claim(before, Tick(claim, NOW, why, when), CONFIG)
    except SideEffectError:
        # It is struck out in part, or nothing but a tag.
        assert "~~" in claim.text or "#tag" in claim.text
        return

    after = reading_of(apply_edits(source, edits))
    assert is_kept(source, after.note.source, edits)
    assert after.thesis is not None
    index = before.thesis.claims.index(claim)
    ticked = after.thesis.claims[index]
    assert ticked.is_done
    assert (ticked.side, ticked.when is not None) >= (claim.side, bool(when))
    assert [bare(each) for each in after.thesis.claims[:index]] == [
        bare(each) for each in before.thesis.claims[:index]
    ]
    gone, come = changes(before, after)
    assert gone["claims"] == come["claims"] == 1
    assert set(gone) <= {"claims", "items"}
    assert set(come) <= {"claims", "items", "links", "external", "tags"}


@MANY
@given(theses(), st.data())
def test_a_tick_that_is_taken_back_leaves_the_note_as_it_was(
    source: str, data: st.DataObject
) -> None:
    before = reading_of(source)
    assert before.thesis is not None
    claims = [claim for claim in before.thesis.claims if not claim.is_done]
    assume(claims)
    claim = data.draw(st.sampled_from(claims))
    why = data.draw(st.none() | words)
    index = before.thesis.claims.index(claim)
    assume("~~" not in claim.text)
    assume("#tag" not in claim.text)
    ticked = reading_of(
        apply_edits(source, tick_claim(before, Tick(claim, NOW, why), CONFIG))
    )
    assert ticked.thesis is not None
    done = ticked.thesis.claims[index]

    try:
        edits = untick_claim(ticked, done, CONFIG)
    except SideEffectError:
        event("refused")
        return

    after = apply_edits(ticked.note.source, edits)
    assert after == source


SETTINGS = st.sampled_from([
    ("status", "Weakening — margins"), ("Last reviewed", "2026-06-30"),
    ("conviction", "high"), ("ticker", "ACME: US"), ("Created", "2025-12"),
    ("review", "monthly"), ("horizon", "2027+"), ("note", "it's #1, they say"),
])  # fmt: skip


@MANY
@given(theses(), SETTINGS)
def test_a_field_is_set_and_nothing_else(source: str, setting: tuple[str, str]) -> None:
    before = reading_of(source)
    key, value = setting

    edits = set_field(before, Setting(key, value), CONFIG)

    after = reading_of(apply_edits(source, edits))
    assert is_kept(source, after.note.source, edits)
    field = find_field(after.note, key, CONFIG.vocabulary)
    assert field is not None
    assert field.value == value
    assert set_field(after, Setting(key, value), CONFIG) == ()
    gone, come = changes(before, after)
    of_it = {key.lower().replace(" ", "_"), "cadence", "fields", "items"}
    assert set(gone) | set(come) <= of_it
    assert gone["fields"] <= 1
    assert come["fields"] == 1 or not edits


@MANY
@given(strange_theses(), SETTINGS)
def test_a_field_is_set_or_that_is_refused(
    source: str, setting: tuple[str, str]
) -> None:
    before = reading_of(source)
    assume(before.thesis is not None)
    try:
        edits = set_field(before, Setting(*setting), CONFIG)
    except (NotSetError, SideEffectError):
        event("refused")
        return

    after = reading_of(apply_edits(source, edits))
    field = find_field(after.note, setting[0], CONFIG.vocabulary)
    assert field is not None
    gone, come = changes(before, after)
    assert gone["fields"] <= 1
    assert come["fields"] <= 1
    assert not {"evidence", "claims", "positions", "headings"} & {*gone, *come}


@pytest.mark.parametrize("is_for", [True, False])
@given(theses(), st.data())
def test_a_tie_names_its_claim(is_for: bool, source: str, data: st.DataObject) -> None:
    before = reading_of(source)
    assert before.thesis is not None
    claim = data.draw(st.sampled_from(before.thesis.claims))
    new = NewEvidence(NOW, "it happened", "so what", None, Tie(claim, is_for=is_for))

    edits = add_evidence(before, new, CONFIG)

    after = reading_of(apply_edits(source, edits))
    gone, come = changes(before, after)
    assert not gone
    assert come["evidence"] == 1
