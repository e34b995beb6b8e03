"""Readings and reviews in any note: one fact is new, and the rest stays."""

from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.edits.given import CONFIG, reading_of
from tests.edits.strategies import strange_theses, theses, words
from tests.edits.test_properties import MANY, changes, dates, is_kept, sentences
from thesisvault.edits.reading_add import NewReading, add_reading
from thesisvault.edits.review_note import Deeds, add_to_review
from thesisvault.edits.wording import for_cell
from thesisvault.errors import VaultError
from thesisvault.note.dates import Window
from thesisvault.text import apply_edits
from thesisvault.vault.reading import Reading

_HEADERS = (
    ("Number", "Date", "Reading"),
    ("Number", "Last reading"),
    ("Company", "Metric", "Date", "Value", "Source"),
    ("Date", "Reading", "Number"),
)
_CELLS = st.one_of(
    st.sampled_from(("RPO", "**RPO**", "Capex", "$5B", "2026-01", "2025", "", "—")),
    words,
)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A section of numbers to watch, with a table or items."""
    headers = draw(st.sampled_from(_HEADERS))
    rows = draw(
        st.lists(
            st.lists(_CELLS, min_size=len(headers), max_size=len(headers)), max_size=4
        )
    )
    table = [headers, ["---"] * len(headers), *rows]
    lines = [f"| {' | '.join(row)} |" for row in table]
    items = ["- RPO — how much converts", "- Capex"]
    chosen = draw(st.sampled_from((lines, items, [*items, "", *lines], [])))
    return "\n".join(["## Numbers to watch", "", *chosen, ""])


@st.composite
def watching(draw: st.DrawFn) -> str:
    """A thesis with numbers to watch somewhere in it."""
    text, section = draw(st.one_of(theses(), strange_theses())), draw(lists())
    is_first = draw(st.booleans())
    return f"{text}\n\n{section}" if is_first else f"#thesis\n\n{section}\n{text}"


def days(window: Window) -> tuple[object, object]:
    return window.start, window.end


def is_logged(after: Reading, new: NewReading) -> bool:
    assert after.thesis is not None
    return any(
        watch.reading == for_cell(new.value)
        and watch.when is not None
        and watch.when.start <= new.when.start
        and new.when.end <= watch.when.end
        for watch in after.thesis.watch
    )


@MANY
@given(watching(), st.sampled_from(("RPO", "Capex", "orders")), sentences, dates)
def test_a_reading_is_one_fact_more(
    source: str, number: str, value: str, when: Window
) -> None:
    before = reading_of(source)
    new = NewReading(number, value, when)
    try:
        edits = add_reading(before, new, CONFIG)
    except VaultError as error:
        event(type(error).__name__)
        return
    after_text = apply_edits(source, edits)
    after = reading_of(after_text)

    assert is_kept(source, after_text, edits)
    gone, come = changes(before, after)
    # A row that waited for its reading is another one now.
    assert set(gone) <= {"watch", "rows"}
    assert gone.total() in (0, 1, 2)
    assert is_logged(after, new)
    of_the_row = ("rows", "links", "external", "tags", "items", "headings", "tables")
    assert set(come) <= {"watch", *of_the_row}


@settings(max_examples=200)
@given(st.one_of(theses(), strange_theses()), st.lists(sentences, max_size=2))
def test_a_review_leaves_what_the_note_says(source: str, said: list[str]) -> None:
    deeds = Deeds(reviewed=("[[A]] — stays",), logged=tuple(said))
    before = reading_of(f"## Reviewed\n\n- x\n\n{source}", "2026-06.md")
    try:
        edits = add_to_review(before, deeds, CONFIG)
    except VaultError as error:
        event(type(error).__name__)
        return
    after = apply_edits(before.note.source, edits)

    assert is_kept(before.note.source, after, edits)
    assert "- [[A]] — stays" in after
    for item in said:
        assert item in after
