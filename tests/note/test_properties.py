"""What holds for any text."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from tests.note.strategies import any_text, markdown, notes
from thesisvault.note.entries import Entry, plain_entries
from thesisvault.note.frontmatter import (
    _compose,
    _composed,
    read_frontmatter,
    read_values,
)
from thesisvault.note.model import Note
from thesisvault.note.parse import parse_note
from thesisvault.note.visible import blank_out, with_plain_line_ends
from thesisvault.note.words import (
    is_placeholder,
    normal_key,
    plain,
    without_block_id,
    without_signs,
    words_of,
)
from thesisvault.text import Lines, Span


def in_one_line(text: str) -> str:
    """A text as a record tells it: its lines, without quote marks, made one."""
    return " ".join(text.replace(">", " ").split())


def rows_of(note: Note) -> list[tuple[str, Span]]:
    rows = [row for table in note.tables for row in (table.header, *table.rows)]
    cells = [cell for row in rows for cell in row.cells]
    return [
        *((row.text, row.span) for row in rows),
        *((cell.text, cell.span) for cell in cells),
    ]


def spans_of(note: Note) -> list[Span]:
    """The spans of all records, and those of their parts."""
    return [
        *(span for each in note.fields for span in (each.span, each.value_span)),
        *(span for each in note.headings for span in (each.span, each.text_span)),
        *(span for each in note.links for span in (each.span, each.target_span)),
        *(span for each in note.items for span in (each.span, each.text_span)),
        *(each.span for each in (*note.external, *note.links)),
        *(each.span for each in note.tags),
        *(each.span for each in note.tables),
        *(each.span for each in note.blocks),
        *note.opaque,
        *note.comments,
    ]


@given(notes)
def test_any_text_is_read(source: str) -> None:
    note = parse_note(source)

    assert note.source == source
    assert note.body.end == len(source)


@given(notes)
def test_each_span_is_what_its_record_says(source: str) -> None:
    note = parse_note(source)

    for link in (*note.links, *note.external):
        assert link.target_span.of(source) == link.target
        assert link.span.start <= link.target_span.start
        assert link.target_span.end <= link.span.end
        assert link.is_embed == link.span.of(source).startswith("!")
    for tag in note.tags:
        written = tag.span.of(source).strip("\"'")
        assert f"#{written.removeprefix('#')}" == tag.name
    for block in note.blocks:
        assert block.span.of(source) == f"^{block.name}"
    for text, span in rows_of(note):
        assert span.of(source) == text
    for item in note.tasks:
        assert item.mark_span is not None
        assert item.mark_span.of(source) == item.mark


@given(notes)
def test_texts_of_several_lines_are_told_as_one(source: str) -> None:
    note = parse_note(source)

    for heading in note.headings:
        written = heading.text_span.of(source)
        assert in_one_line(written) == in_one_line(heading.text)
    for item in note.items:
        written = item.text_span.of(source)
        assert in_one_line(written) == in_one_line(item.text)
        assert "\n" not in item.text
        assert "\r" not in item.text


@given(notes)
def test_fields_of_the_body_stand_where_they_say(source: str) -> None:
    for field in parse_note(source).fields:
        if field.style != "frontmatter":
            assert field.value_span.of(source) == field.value
            assert field.key in field.span.of(source)
        assert field.span.start <= field.value_span.start or field.value_span == Span(
            field.span.start, field.span.start
        )


@given(notes)
def test_spans_lie_within_the_text_and_begin_before_they_end(source: str) -> None:
    for span in spans_of(parse_note(source)):
        assert 0 <= span.start <= span.end <= len(source)


@given(notes)
def test_records_stand_in_order(source: str) -> None:
    note = parse_note(source)
    body = [
        [each.span for each in note.headings],
        [each.span for each in note.items],
        [each.span for each in note.tables],
        [each.span for each in note.blocks],
        [each.span for each in note.external],
        [each.span for each in note.links if each.form != "frontmatter"],
        [each.span for each in note.tags if each.form == "body"],
        [each.span for each in note.fields if each.style != "frontmatter"],
    ]

    for spans in body:
        starts = [span.start for span in spans]
        assert starts == sorted(starts)
        assert all(start >= note.body.start for start in starts)
    for left, right in pairwise(note.comments):
        assert left.end <= right.start


@given(markdown)
def test_a_line_end_at_the_end_says_nothing(source: str) -> None:
    # A carriage return and a line feed would be one.
    if source.endswith(("\n", "\r", "\\")):
        return
    before, after = parse_note(source), parse_note(source + "\n")

    def facts(note: Note) -> tuple[object, ...]:
        return (
            [(each.level, each.text) for each in note.headings],
            [(each.target, each.label) for each in note.links],
            [each.name for each in note.tags],
            [(each.text, each.mark) for each in note.items],
            [(each.key, each.value) for each in note.fields],
            [each.name for each in note.blocks],
            [[row.text for row in table.rows] for table in note.tables],
        )

    assert facts(before) == facts(after)


@given(notes)
def test_reading_twice_reads_the_same(source: str) -> None:
    assert parse_note(source) == parse_note(source)


@given(markdown)
def test_how_lines_end_says_nothing(source: str) -> None:
    plain_ends = source.replace("\r\n", "\n").replace("\r", "\n")
    note, other = parse_note(plain_ends.replace("\n", "\r\n")), parse_note(plain_ends)

    assert [each.target for each in note.links] == [each.target for each in other.links]
    assert [each.text for each in note.headings] == [
        each.text for each in other.headings
    ]
    assert [each.text for each in note.items] == [each.text for each in other.items]
    assert [each.name for each in note.tags] == [each.name for each in other.tags]


@given(notes)
def test_sections_nest_and_cover_what_stands_below(source: str) -> None:
    note = parse_note(source)

    for section in note.sections:
        assert section.span.start == section.heading.span.start
        assert section.body.end == section.span.end <= len(source)
    for left, right in pairwise(note.sections):
        assert left.span.end <= right.span.start or left.span.end >= right.span.end


PAIRS = st.tuples(
    st.sampled_from(("a", "tags", "Last reviewed", "k-1", "a b", "é", "1", '"q"', "?")),
    st.sampled_from((": ", ":", ":  ", " : ", ": - ")),
    st.sampled_from((
        "", "b", "Active — yes", "2026-02-08", "1", "0.5", "true", "null", "~", "a: b",
        "a #b", "a#b", "#b", "'q'", '"q"', '"[[A]]"', "[[A]]", "[a, b]", "[a, 'b c']",
        "[]", "{}", "{a: b}", "$5", "+1", "/x/", "(y)", ".5", "€5", "- x", "* y", "&z",
        "!t", "|", ">", "%", "@", "x  ", "a, b", "it's", 'say "x"', "\\n", "b:c", "-",
        "\t", "y\n  z", "b\n---", "12:30:45", "0x1F", "1_000", "=", "a:", "<<", "é",
        "🟢 go", "→x", "[🔥, ✅ b]", "«x",
    )),
)  # fmt: skip
ITEMS = st.lists(
    st.tuples(
        st.sampled_from(("", "  ", "    ", "\t")),
        st.sampled_from(("- ", "-  ", "-", "* ", "")),
        st.sampled_from(
            ("x", "'y z'", '"[[A]]"', "1", "null", "a: b", "", "#c", "- d", "🔥")
        ),
    ).map(lambda parts: "".join(parts) + "\n"),
    max_size=3,
).map("".join)
YAML = st.lists(
    st.tuples(PAIRS.map(lambda parts: "".join(parts) + "\n"), ITEMS).map("".join),
    max_size=4,
).map("".join)


@given(st.one_of(YAML, any_text), st.sampled_from(("\n", "\r\n", "\r")))
@example("a: b\nc: d # e\n", "\n")
@example("a:\n- b\n", "\n")
@example("a: 🟢 b\nc: [🔥, → d]\ntags:\n  - 🔥\n", "\r\n")
def test_plain_front_matter_is_read_as_the_parser_reads_it(yaml: str, end: str) -> None:
    yaml = yaml.replace("\n", end)
    entries = plain_entries(with_plain_line_ends(yaml), 0)
    if entries is None:
        return

    root = _compose(yaml)
    composed = [] if root is None else list(_composed(root, yaml, 0))

    def told(entry: Entry) -> object:
        # The value of nothing has no place.
        span = entry.value.span if entry.value.text else None
        text = entry.value.text.strip()
        return entry.key, text, span, entry.items, entry.is_list

    assert [*map(told, entries)] == [*map(told, composed)]


@given(YAML)
def test_values_are_those_of_python_frontmatter(yaml: str) -> None:
    source = f"---\n{yaml}---\nbody\n"
    found = read_frontmatter(source)
    values = read_values(source)

    if found.findings or found.span is None:
        return
    assert {field.key for field in found.fields} >= values.keys()
    for field in found.fields:
        value = values.get(field.key)
        if isinstance(value, str):
            assert field.value == value.strip()
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            assert list(field.values) == value
        elif value is None:
            assert field.value == "" or field.key not in values


@given(any_text)
def test_blanking_keeps_length_and_line_ends(text: str) -> None:
    half = len(text) // 2
    hidden = blank_out(text, [(0, half), (half, len(text))])

    assert len(hidden) == len(text)
    assert set(hidden) <= {"\n", "\ufffc"}
    assert hidden.count("\n") == text.count("\n")


@given(any_text)
def test_plain_line_ends_keep_length_and_lines(text: str) -> None:
    plain_ends = with_plain_line_ends(text)

    assert len(plain_ends) == len(text)
    assert "\r" not in plain_ends
    assert Lines(plain_ends).starts == Lines(text).starts


@given(any_text)
def test_words_are_found_in_any_text(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)
    assert normal_key(normal_key(text)) == normal_key(text)
    assert len(plain(text)) <= len(text)
    assert without_signs(text) in text
    assert text.startswith(without_block_id(text))
    assert is_placeholder(text) in (True, False)
