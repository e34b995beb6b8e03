"""Where each setting has its value from."""

from pathlib import Path

from tests.harness.fences import fences_in
from tests.harness.rewriting import ROOT
from thesisvault.note.words import normal_key
from thesisvault.vault.config import KEYS
from thesisvault.vault.origins import Setting, find_settings

OPEN = {"lint.per-path-ignores", "lint.severity"}


def settings_of(folder: Path, text: str) -> list[Setting]:
    """The settings of a vault with this `vault.toml`."""
    (folder / "vault.toml").write_text(text, encoding="utf-8")
    return find_settings(folder)


def given(folder: Path, text: str) -> dict[str, tuple[object, int | None]]:
    """What is not by default: its value, and the line that gives it."""
    return {
        each.key: (each.value, each.line)
        for each in settings_of(folder, text)
        if each.origin == "vault.toml"
    }


def leaves() -> set[str]:
    """Each key that there is, but for those whose names are anybody's."""
    full = {
        f"{table}.{key}".lstrip(".") for table, keys in KEYS.items() for key in keys
    }
    return full - KEYS.keys() - OPEN


def test_without_a_file_all_is_default_and_each_key_is_there(tmp_path: Path) -> None:
    settings = find_settings(tmp_path)

    assert {each.origin for each in settings} == {"default"}
    assert {each.key.replace('"', "") for each in settings} == leaves()
    assert len(settings) == len(leaves())


def test_each_key_of_the_documentation_is_found_on_its_line(tmp_path: Path) -> None:
    page = ROOT / "docs" / "configuration.md"
    (text,) = [each.body for each in fences_in(page) if each.info == "toml"]
    lines = text.split("\n")
    settings = settings_of(tmp_path, text)

    found = [each for each in settings if each.origin == "vault.toml"]
    assert len(found) > 50
    for each in found:
        last = normal_key(each.key.replace('"', "").split(".", 2)[-1].split(".")[-1])
        assert each.line is not None
        assert normal_key(lines[each.line - 1].replace('"', "")).startswith(last), each


def test_a_key_may_be_written_in_many_ways(tmp_path: Path) -> None:
    text = """\
lint.Extend_Select = ["TV2"]
"review".folder = "looks"

[ kinds . thesis ]
tags = [
    "thesis",
]

[lint."per path ignores"]
'archive/a.b' = ["TV3"]
"""
    assert given(tmp_path, text) == {
        "lint.extend-select": (("TV2",), 1),
        "review.folder": ("looks", 2),
        "kinds.thesis.tags": (("thesis",), 5),
        'lint.per-path-ignores."archive/a.b"': (("TV3",), 10),
    }


def test_in_an_inline_table_the_line_is_that_of_the_table(tmp_path: Path) -> None:
    text = '# first\nlint = { select = ["TV3"], severity = { TV305 = "error" } }\n'

    assert given(tmp_path, text) == {
        "lint.select": (("TV3",), 2),
        "lint.severity.TV305": ("error", 2),
    }


def test_words_are_beside_those_that_they_are_added_to(tmp_path: Path) -> None:
    both = [
        (each.origin, each.value)
        for each in settings_of(tmp_path, '[status]\nactive = ["läuft"]\n')
        if each.key == "status.active"
    ]

    assert [origin for origin, _ in both] == ["default", "vault.toml"]
    assert both[1][1] == ("läuft",)


def test_what_obsidian_excludes_comes_on_top_and_its_templates_instead(
    tmp_path: Path,
) -> None:
    folder = tmp_path / ".obsidian"
    folder.mkdir()
    (folder / "app.json").write_text('{"userIgnoreFilters": ["x/"]}')
    (folder / "templates.json").write_text('{"folder": "T"}')

    text = 'ignore = ["old/"]\n'
    told = [each for each in settings_of(tmp_path, text) if each.origin != "default"]
    assert told == [
        Setting("ignore", ("old/",), "vault.toml", "vault.toml", 1),
        Setting("ignore", ("x/",), "obsidian", ".obsidian/app.json"),
        Setting("templates", "T", "obsidian", ".obsidian/templates.json"),
    ]
    told = settings_of(tmp_path, 'templates = "mine"\n')
    assert [each.value for each in told if each.key == "templates"] == ["mine"]
