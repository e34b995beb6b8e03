from pathlib import Path

import pytest

from tests.harness.cases import Case, Expect, cases_in
from tests.harness.rewriting import Rewrites

CASES = """\
# Cases

## A near miss

```md Acme.md crlf
[[Gros margin]]
```

```md sub/Gross margin.md bom no-final-newline
Sold above cost.
```

```toml vault.toml
name = "small"
```

```findings
Acme.md:1:3 TV101
```

```md Acme.md (fixed) crlf
[[Gross margin]]
```

## Nothing to say

Prose, and a fence that is prose too:

```
ignored
```

```md
Just *text*.
```
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "cases.md"
    path.write_bytes(CASES.encode())
    return path


@pytest.fixture
def near_miss(path: Path) -> Case:
    return cases_in(path, "findings")[0]


@pytest.fixture
def silent(path: Path) -> Case:
    return cases_in(path, "findings")[1]


def test_each_heading_with_fences_is_a_case(near_miss: Case, silent: Case) -> None:
    assert [str(near_miss), str(silent)] == [
        "cases: A near miss",
        "cases: Nothing to say",
    ]
    assert silent.source == "Just *text*.\n"


def test_marks_change_the_bytes(near_miss: Case, tmp_path: Path) -> None:
    near_miss.write(tmp_path)

    assert (tmp_path / "Acme.md").read_bytes() == b"[[Gros margin]]\r\n"
    gross_margin = tmp_path / "sub" / "Gross margin.md"
    assert gross_margin.read_bytes() == b"\xef\xbb\xbfSold above cost."
    assert (tmp_path / "vault.toml").read_bytes() == b'name = "small"\n'


def test_only_notes_are_notes(near_miss: Case) -> None:
    assert near_miss.notes == {
        "Acme.md": "[[Gros margin]]\r\n",
        "sub/Gross margin.md": "\ufeffSold above cost.",
    }


def test_a_case_that_holds_passes(near_miss: Case, silent: Case) -> None:
    expect = Expect(None)

    expect(near_miss, "findings", "Acme.md:1:3 TV101")
    expect.fixed(near_miss, {"Acme.md": "[[Gross margin]]\r\n"})
    expect(silent, "findings", "")
    expect.fixed(silent, {"Note.md": "Just *text*.\n"})
    expect.fixed(silent, {})


def test_a_wrong_expectation_is_reported_with_its_place(near_miss: Case) -> None:
    place = r"cases.md:17: findings(.|\n)*\+Acme.md:2:3"
    with pytest.raises(pytest.fail.Exception, match=place):
        Expect(None)(near_miss, "findings", "Acme.md:2:3 TV101")


def test_silence_is_an_expectation(silent: Case) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"cases\.md:25: findings"):
        Expect(None)(silent, "findings", "Note.md:1:1 TV101")


def test_a_missing_fix_and_an_unasked_one_are_reported(
    near_miss: Case, silent: Case
) -> None:
    expect = Expect(None)

    with pytest.raises(pytest.fail.Exception, match=r"Acme\.md"):
        expect.fixed(near_miss, {})
    with pytest.raises(pytest.fail.Exception, match=r"Note\.md"):
        expect.fixed(silent, {"Note.md": "Just text.\n"})
    with pytest.raises(pytest.fail.Exception, match=r"\+Acme.md|\+\[\[Gross"):
        expect.fixed(near_miss, {"Acme.md": "[[Gross margin]]\n"})


def test_json_is_compared_by_value(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text('# Links\n```json\n[ {"a":  1} ]\n```\n', "utf-8")
    [case] = cases_in(path, "json")

    Expect(None).json(case, ({"a": 1},))
    with pytest.raises(pytest.fail.Exception, match=r'\+    "a": 2'):
        Expect(None).json(case, [{"a": 2}])


def test_updating_makes_the_same_expectations_hold(path: Path) -> None:
    def run(expect: Expect) -> None:
        near_miss, silent = cases_in(path, "findings")
        expect(near_miss, "findings", "")
        expect.fixed(near_miss, {"Acme.md": "[[Net margin]]\r\n"})
        expect(silent, "findings", "Note.md:1:1 TV999 has ``` in it\n")
        expect.fixed(silent, {"Note.md": "Just text.\n"})

    rewrites = Rewrites()
    run(Expect(rewrites))
    rewrites.write()
    run(Expect(None))

    before, after = CASES.split("\n"), path.read_text("utf-8").split("\n")
    assert [line for line in after if line not in before] == [
        "[[Net margin]]",
        "````findings",
        "Note.md:1:1 TV999 has ``` in it",
        "````",
        "```md Note.md (fixed)",
        "Just text.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# A\n```finding\n```\n", r"cases.md:2: `finding` is none of"),
        ("# A\n```md Acme.md fixed\n```\n", r"`Acme.md fixed` is no name"),
        ("# A\n```md\n```\n```md\n```\n", r"cases.md:4: a second `md`"),
        ("# A\n- x\n  ```md\n  ```\n", r"cases.md:3: a fence in a list"),
        ("# A\n", "no cases"),
    ],
)
def test_a_malformed_case_file_is_refused(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "cases.md"
    path.write_text(text, "utf-8")

    with pytest.raises(ValueError, match=message):
        cases_in(path, "findings")


def test_text_that_a_fence_cannot_hold_is_refused(near_miss: Case) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"marked .*crlf.* can hold"):
        Expect(Rewrites()).fixed(near_miss, {"Acme.md": "no CR\n"})
