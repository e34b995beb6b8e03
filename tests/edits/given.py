"""What a case asks for: a line for each argument, `name: text`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from tests.harness.cases import Case
from thesisvault.edits.autolink import autolink, known_names
from thesisvault.edits.claim import find_claim
from thesisvault.edits.dating import read_date
from thesisvault.edits.evidence_add import NewEvidence, add_evidence
from thesisvault.edits.reading_add import NewReading, add_reading
from thesisvault.edits.rename import Renaming, moves_of, relink
from thesisvault.edits.review_note import Deeds, add_to_review, new_review
from thesisvault.edits.set_field import Setting, set_field
from thesisvault.edits.set_value import set_values
from thesisvault.edits.tick import Tick, tick_claim, untick_claim
from thesisvault.edits.tie import Tie
from thesisvault.edits.wording import one_line
from thesisvault.files import Source
from thesisvault.note.parse import parse_note
from thesisvault.text import apply_edits
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading, make_reading

CONFIG = Config()

Given = Mapping[str, str]
Run = Callable[[Case, Given, date], Mapping[str, str]]


def given_in(case: Case) -> dict[str, str]:
    r"""The arguments of a case; `\n` in one is a line end."""
    [block] = [block for word, block in case.expected.items() if word != "refused"]
    pairs = [line.partition(":") for line in block.text.strip().split("\n")]
    return {key: value.strip().replace("\\n", "\n") for key, _, value in pairs}


def reading_of(source: str, path: str = "Note.md") -> Reading:
    """A note's text as a reading."""
    return make_reading(Source(source, is_utf8=True), path, CONFIG)


def _only(case: Case) -> tuple[str, Reading]:
    [(path, source)] = case.notes.items()
    return path, reading_of(source, path)


def _tie(reading: Reading, given: Given) -> Tie | None:
    for key, is_for in (("for", True), ("against", False)):
        if key in given:
            return Tie(find_claim(reading, given[key]), is_for=is_for)
    return None


def run_add(case: Case, given: Given, today: date) -> Mapping[str, str]:
    """Log evidence."""
    path, reading = _only(case)
    source, implication = given.get("source"), given.get("implication")
    new = NewEvidence(
        read_date(given.get("date", "today"), today),
        one_line(given["observation"], "observation"),
        one_line(implication, "implication") if implication else None,
        one_line(source, "source") if source else None,
        _tie(reading, given),
    )
    edits = add_evidence(reading, new, CONFIG, given.get("log"))
    return {path: apply_edits(reading.note.source, edits)}


def run_tick(case: Case, given: Given, today: date) -> Mapping[str, str]:
    """Tick a claim."""
    path, reading = _only(case)
    tick = Tick(
        find_claim(reading, given["claim"]),
        read_date("today", today),
        given.get("why"),
        read_date(given["date"], today) if "date" in given else None,
    )
    edits = tick_claim(reading, tick, CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_untick(case: Case, given: Given, _: date) -> Mapping[str, str]:
    """Take a tick back."""
    path, reading = _only(case)
    edits = untick_claim(reading, find_claim(reading, given["claim"]), CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_set(case: Case, given: Given, _: date) -> Mapping[str, str]:
    """Set a field."""
    path, reading = _only(case)
    [(key, value)] = given.items()
    edits = set_field(reading, Setting(key, value), CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_reading(case: Case, given: Given, today: date) -> Mapping[str, str]:
    """Log a reading of a number to watch."""
    path, reading = _only(case)
    new = NewReading(
        given["number"],
        given["value"],
        read_date(given.get("date", "today"), today),
        given.get("of"),
        given.get("source"),
    )
    edits = add_reading(reading, new, CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_deeds(case: Case, _: Given, today: date) -> Mapping[str, str]:
    """Put what was done into a month's note, or make that from a template."""
    path, reading = _only(case)
    found: dict[str, tuple[str, ...]] = {}
    for line in case.expected["deeds"].text.strip().split("\n"):
        part, item = line.split(": ", 1)
        found[part] = (*found.get(part, ()), item)
    month = found.pop("new", None)
    deeds = Deeds(**found)
    if month is not None:
        now = datetime.combine(today, time(9))
        return {path: new_review(reading.note.source, month[0], now, deeds)}
    edits = add_to_review(reading, deeds, CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_values(case: Case, given: Given, _: date) -> Mapping[str, str]:
    """Set values of a model."""
    path, reading = _only(case)
    edits = set_values(reading, given, CONFIG)
    return {path: apply_edits(reading.note.source, edits)}


def run_link(case: Case, given: Given, _: date) -> Mapping[str, str]:
    """Link the names of notes in a text."""
    [(path, source)] = case.notes.items()
    aliases = [
        (alias, note)
        for note, listed in given.items()
        if note != "linked"
        for alias in listed.split(", ")
        if alias
    ]
    names = [note.strip("'") for note in given if note != "linked"]
    linked = given.get("linked", "").split(", ")
    return {path: autolink(source, known_names(names, aliases), linked).text}


def run_mv(case: Case, given: Given, _: date) -> Mapping[str, str]:
    """Rewrite the links of a small vault for a renaming."""
    [(old, new)] = given.items()
    paths = tuple(case.files)
    renaming = Renaming(paths, moves_of(old, new, paths))
    after = {}
    for path, source in case.notes.items():
        edits = relink(path, parse_note(source), renaming)
        after[path] = apply_edits(source, edits)
    return after
