import pytest

from thesisvault.note.parse import parse_note
from thesisvault.thesis.kind import DEFAULT_KINDS, Kind, kind_of


def kind(source: str, path: str = "Note.md") -> str:
    """The kind of a note by the defaults."""
    return kind_of(parse_note(source), path)


@pytest.mark.parametrize(
    "source",
    [
        "#thesis",
        "#thesis #trade #ai\n# Long Japan\n",
        "\ufeff#thesis\r\n\r\n# Title\r\n",
        "# Title\r\r#trade #Thesis\rText\r",
        "#trade, #thesis\n",
        "#trade · #thesis ·\n",
        "Tags: #trade #thesis\n",
        "**Tags**: #thesis\n",
        "**Tags:** #thesis\n",
        "- **Tags:** #thesis #ai\n",
        "*#trade #thesis*\n",
        "**#thesis** #trade\n",
        "tag:: #thesis\n",
        "#thesis #ai | [[AI]] · 2026-02-08\n",
        "[[AI]], #thesis\n",
        "> #thesis\n",
        "%% #thesis %%\n",
        "# Title\n\nText.\n\n#thesis/short #japan\n",
        "---\ntags: thesis\n---\n## Part\n",
        "---\ntags: [trade, Thesis/AI]\n---\n",
        "---\ntags:\n  - '#thesis'\n---\n",
        "---\ntype: thesis\n---\n",
        "---\nType: Thesis\n---\n",
        '---\ntype: "[[Thesis]]"\n---\n',
        '---\ntype:\n  - trade\n  - "[[kinds/Thesis|a thesis]]"\n---\n',
        "---\ntype: [trade, thesis]\n---\n",
        "---\ntype: trade, thesis\n---\n",
        "**Type**: Thesis\n",
        "**Type:** *thesis*\n",
        "Type: thesis\n",
        "- **Type**: #thesis\n",
        "type:: thesis\n",
        "## Part\n\n**Type**: thesis\n",
        "#company #thesis\n",
        "---\ntags: [company]\ntype: thesis\n---\n",
    ],
)
def test_it_is_a_thesis(source: str) -> None:
    assert kind(source) == "thesis"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "# thesis\n",
        "A #thesis is a claim that can fail.\n",
        "- #thesis\n- #company\n",
        "* #thesis\n* #company\n",
        "## Part\n\n#thesis\n",
        "#theses #thesis-idea #mythesis\n",
        r"\#thesis",
        "`#thesis`\n",
        "```\n#thesis\n```\n",
        "<!--\n#thesis\n-->\n",
        "See: #thesis\n",
        "#thesis is a tag.\n",
        "[[AI]] is a #thesis\n",
        "---\ntags: trade, thesis\n---\n",
        "---\nkind: thesis\n---\n",
        "---\ntype: hypothesis\n---\n",
        "Text. (type: thesis)\n",
        "type: [[A thesis]]\n",
        "See [[thesis]].\n",
    ],
)
def test_it_is_no_thesis(source: str) -> None:
    assert kind(source) == "note"


@pytest.mark.parametrize("name", [each.name for each in DEFAULT_KINDS])
def test_each_kind_has_its_tag_and_its_type(name: str) -> None:
    assert kind(f"#{name}\n") == name
    assert kind(f"---\ntype: {name}\n---\n") == name
    assert kind("Text.\n", f"{name}/Note.md") == "note"


def test_a_folder_makes_a_kind() -> None:
    kinds = (Kind("thesis", folders=("deals/theses",)), Kind("source", ("clip",)))
    note = parse_note("#clip\n")

    assert kind_of(note, "deals/theses/Note.md", kinds) == "thesis"
    assert kind_of(note, "Deals/Theses/2026/Note.md", kinds) == "thesis"
    assert kind_of(note, "deals/theses old/Note.md", kinds) == "source"
    assert kind_of(note, "deals/theses.md", kinds) == "source"
    assert kind_of(note, "old/deals/theses/Note.md", kinds) == "source"


def test_the_folder_of_all_notes_makes_them_all_of_a_kind() -> None:
    kinds = (Kind("thesis", ("thesis",)), Kind("concept", folders=("",)))

    assert kind_of(parse_note("#thesis\n"), "Note.md", kinds) == "thesis"
    assert kind_of(parse_note("Text.\n"), "Note.md", kinds) == "concept"
    assert kind_of(parse_note("Text.\n"), "a/Note.md", kinds) == "concept"


def test_tags_in_the_text_of_a_list_of_kinds_mark_none_of_them() -> None:
    assert kind("# Home\n\nTheses are #thesis, companies #company.\n") == "note"
