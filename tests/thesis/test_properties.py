"""What holds for any text that is read as a thesis."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from tests.note.strategies import any_text, notes
from thesisvault.note.dates import find_window, parse_window
from thesisvault.note.parse import parse_note
from thesisvault.text import Span
from thesisvault.thesis.cadence import parse_cadence, prose_cadence
from thesisvault.thesis.model import Thesis
from thesisvault.thesis.read import parse_status, read_thesis
from thesisvault.thesis.vocabulary import DEFAULT


def read(source: str) -> Thesis:
    return read_thesis(parse_note(source), "Long Acme")


@given(notes, any_text)
def test_any_text_is_read_as_a_thesis(source: str, name: str) -> None:
    thesis = read_thesis(parse_note(source), name)

    assert thesis == read_thesis(parse_note(source), name)


@given(notes)
@example("# Evidence log\n- [[2026-05-12|x]] a\n- **12 May 2026**: b\n")
def test_each_date_of_evidence_stands_at_its_span(source: str) -> None:
    for evidence in read(source).evidence:
        written = evidence.date_span.of(source)
        if evidence.form == "bullet":
            assert " ".join(written.split()) == evidence.date
        elif evidence.date:
            assert evidence.date.split()[0] in written
        assert evidence.span.start <= evidence.date_span.start
        assert evidence.date_span.end <= evidence.span.end


@given(notes)
def test_each_span_of_a_thesis_is_what_its_record_says(source: str) -> None:
    thesis = read(source)

    if thesis.status is not None:
        assert thesis.status.span.of(source) == thesis.status.text
    for claim in thesis.claims:
        assert (claim.mark_span.of(source) != " ") == claim.is_done
    for position in thesis.positions:
        assert position.target in (position.span.of(source) or position.reason)
    for watch in thesis.watch:
        assert watch.text.split()[0] in watch.span.of(source)


@given(notes)
def test_records_of_a_thesis_stand_in_order(source: str) -> None:
    thesis = read(source)

    rows = [each.span for each in thesis.evidence if each.form == "row"]
    bullets = [each.span for each in thesis.evidence if each.form == "bullet"]
    edges = [each.span for each in thesis.positions if not each.is_title]
    for spans in (rows, bullets, edges, [each.span for each in thesis.claims]):
        assert spans == sorted(spans)
    for scenario in thesis.scenarios:
        assert scenario.name or scenario.window_text


@given(any_text)
@example("2026-02-30 – 2026-13")
def test_any_text_may_be_asked_for_a_date(text: str) -> None:
    found, whole = find_window(text), parse_window(text)

    assert whole is None or found == whole
    if found is not None:
        assert found.start <= found.end


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    window = parse_window(day.isoformat())

    assert window is not None
    assert (window.start, window.end, window.precision) == (day, day, "day")


@given(st.dates(), st.integers(1, 999), st.sampled_from(("day", "week", "month")))
def test_a_review_comes_after_the_one_before(day: date, count: int, unit: str) -> None:
    cadence = parse_cadence(f"every {count} {unit}s")
    assert cadence is not None

    due = cadence.after(day)

    assert due is None or due > day
    assert due is None or due - day <= timedelta(count * 31)


@given(any_text)
def test_any_text_may_be_a_status_or_a_rhythm(text: str) -> None:
    status = parse_status(text, Span(0, len(text)), DEFAULT)
    parse_cadence(text)
    prose_cadence(text)

    assert status.text == text
    assert DEFAULT.stage(status.head) == status.stage
