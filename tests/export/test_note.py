import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.harness.rewriting import ROOT
from thesisvault.export.jsonl import json_line
from thesisvault.export.note import note_mapping
from thesisvault.files import Source
from thesisvault.text import Lines
from thesisvault.vault.config import Config
from thesisvault.vault.opened import Vault, open_vault
from thesisvault.vault.reading import make_reading
from thesisvault.vault.resolve import Resolver

SCHEMA = ROOT / "docs" / "note.schema.json"
VAULTS = (ROOT / "vault", ROOT / "tests" / "vaults" / "links")

PIECES = (
    "#thesis\n", "---\n", "tags: [a, b]\n", "x: [\n", "# H\n", "## Winners\n", "\n",
    "## What validates it\n", "## Evidence log\n", "## Scenarios\n", "## Risks\n",
    "## Numbers to watch\n", "## Related\n", "**Status**: Active\n", "- [ ] [[A]]\n",
    "- [x] ~~a~~ **b** (2026-03)\n", "| Date | Observation |\n", "|---|---|\n",
    "| 2026-02 | x |\n", "| [[A|B]] | Q1 2026 | 2027+ |\n", "| Risk | Trigger |\n",
    "[x](https://a.b) ^id\n", "![[a.png]]\n", "*Review monthly. Track a, b.*\n",
    "\u2028", "\ufffd", "\x85", "\r", "%%",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map("".join)

nowhere = Resolver([]).resolve


def strict(schema: Any) -> Any:
    """The schema in which a key that it does not tell of is an error."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(value) for key, value in schema.items()}
    # Not in the `if`, which is no description of an object.
    if "properties" in made and made.get("type") == "object":
        made["additionalProperties"] = False
    return made


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(
        strict(schema), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def mappings(vault: Vault) -> Iterator[dict[str, Any]]:
    """All notes of a vault as they are exported."""
    for path in vault.paths:
        yield json.loads(json_line(note_mapping(vault.read(path), vault.resolve)))


def exported(text: str, path: str = "Note.md", kind: str = "thesis") -> dict[str, Any]:
    """A text as it is exported."""
    reading = make_reading(Source(text, is_utf8=True), path, Config())
    mapping: dict[str, Any] = json.loads(json_line(note_mapping(reading, nowhere)))
    assert mapping["kind"] == kind
    return mapping


@pytest.mark.parametrize("root", VAULTS, ids=lambda root: root.name)
def test_every_note_fits_the_schema(
    root: Path, validator: Draft202012Validator
) -> None:
    exports = list(mappings(open_vault(root)))

    assert len(exports) >= 3
    for mapping in exports:
        assert list(validator.iter_errors(mapping)) == []


@given(TEXTS)
def test_any_text_fits_the_schema(text: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    reading = make_reading(Source(text, is_utf8=True), "Long A.md", Config())

    mapping = json.loads(json_line(note_mapping(reading, nowhere)))
    assert list(Draft202012Validator(strict(schema)).iter_errors(mapping)) == []


@given(TEXTS)
def test_a_line_of_json_is_one_line_to_every_program(text: str) -> None:
    reading = make_reading(Source(text, is_utf8=True), "Note.md", Config())
    line = json_line(note_mapping(reading, nowhere))

    assert line.decode().splitlines(keepends=True) == [line.decode()]


def test_the_schema_has_no_key_that_is_never_written() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    written = {
        key for mapping in mappings(open_vault(ROOT / "vault")) for key in mapping
    }

    assert written == {*schema["properties"]}


def test_links_stand_where_their_lines_and_columns_say() -> None:
    vault = open_vault(ROOT / "vault")
    for mapping in mappings(vault):
        source = vault.read(mapping["path"]).note.source
        starts = Lines(source).starts
        for link in mapping["links"]:
            start = starts[link["line"] - 1] + link["column"] - 1
            assert source.startswith(("[[" + link["target"], "["), start)


def test_what_a_thesis_says_is_told_with_its_lines() -> None:
    thesis = exported(
        "#thesis\n"
        "\n"
        "**Status**: Active — for now\n"
        "**Created**: Feb 2026\n"
        "**Last reviewed**: 2026-03-01\n"
        "\n"
        "## Winners\n"
        "- [[Acme]] — sells the shovels\n"
        "\n"
        "## What validates the thesis\n"
        "- [x] ~~Orders rise~~ **They did** (2026-03)\n"
        "\n"
        "## Evidence log\n"
        "| Date | Observation | Implication |\n"
        "|---|---|---|\n"
        "| **Q1 2026** | Orders | Good |\n"
        "\n"
        "*Review monthly. Track orders.*\n"
    )["thesis"]

    assert thesis["status"] == "Active — for now"
    assert (thesis["status_head"], thesis["stage"]) == ("Active", "active")
    assert thesis["created"] == "Feb 2026"
    assert thesis["created_end"] == "2026-02-28"
    assert thesis["due"] == "2026-04-01"
    assert thesis["claims"] == [
        {
            "side": "validates",
            "text": "Orders rise",
            "is_done": True,
            "resolution": "They did",
            "when": "2026-03",
            "when_start": "2026-03-01",
            "when_end": "2026-03-31",
            "group": None,
            "line": 11,
        }
    ]
    [evidence] = thesis["evidence"]
    assert (evidence["date"], evidence["start"], evidence["line"]) == (
        "Q1 2026",
        "2026-01-01",
        16,
    )
    [position] = thesis["positions"]
    assert (position["sign"], position["reason"], position["line"]) == (
        "+",
        "sells the shovels",
        8,
    )


def test_an_open_window_has_no_last_day() -> None:
    [scenario] = exported(
        "#thesis\n## Scenarios\n| Scenario | Window |\n|---|---|\n| Slow | 2027+ |\n"
    )["thesis"]["scenarios"]

    assert (scenario["window"], scenario["start"], scenario["end"]) == (
        "2027+",
        "2027-01-01",
        None,
    )


def test_words_of_a_title_that_name_no_note_are_no_position() -> None:
    assert exported("#thesis\n", "Long Japan.md")["thesis"]["positions"] == []


def test_a_list_stays_a_list() -> None:
    fields = exported("---\na: [x, y]\nb: x, y\n---\n", kind="note")["fields"]

    assert [(field["value"], field["line"]) for field in fields] == [
        (["x", "y"], 2),
        ("x, y", 3),
    ]


def test_a_target_is_told_as_written_up_to_the_labels_pipe() -> None:
    note = exported("| a |\n|---|\n| [[A b#C\\|d]] |\n\n![[x.png|20]]\n", kind="note")

    [link], [embed] = note["links"], note["embeds"]
    assert (link["target"], link["label"], link["line"]) == ("A b#C", "d", 3)
    assert (embed["target"], embed["label"], embed["column"]) == ("x.png", "20", 1)


def test_a_note_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("there is no file here that is sure to be unreadable")
    (tmp_path / "vault.toml").touch()
    (tmp_path / "Even.md").write_text("[[Odd]]\n", encoding="utf-8")
    (tmp_path / "Odd.md").symlink_to("/proc/self/mem")
    done = subprocess.run(
        [sys.executable, "-m", "thesisvault", "-C", str(tmp_path), "export", "jsonl"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == 1
    assert '"Odd.md" was left out' in done.stderr
    [line] = done.stdout.splitlines()
    assert json.loads(line)["links"][0]["path"] == "Odd.md"
