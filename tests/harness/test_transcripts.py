from pathlib import Path

import pytest

from tests.harness.rewriting import Rewrites
from tests.harness.transcripts import (
    CheckTranscript,
    Sandbox,
    make_sandbox,
    matches,
    needs_shell,
    run,
    transcripts_in,
)

SHELL = """\
# In a shell

```console vault=empty
$ printf 'one\\ntwo\\n' | cat
one
two
$ echo "over
two lines" >&2; exit 3
over
two lines
[3]
```

```console continued
$ echo kept > kept.txt
$ mkdir sub
$ cd sub
$ cat ../kept.txt "$HOME/none" 2>&1 | sed 's/^.*cat/cat/'
kept
...
$ pwd
TMP/vault/sub
```

```console vault=empty outside
$ ls vault
$ ls
home
vault
```
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "transcripts.md"
    path.write_bytes(SHELL.encode())
    return path


def check(path: Path, rewrites: Rewrites | None = None) -> None:
    for number, transcript in enumerate(transcripts_in(path)):
        root = path.parent / str(number)
        root.mkdir()
        CheckTranscript(root, rewrites)(transcript)


def test_transcripts_that_hold_pass(path: Path) -> None:
    check(path)


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("one\ntwo\n$", "one\n2\n$", r"md:4: \$ printf"),
        ("[3]", "[2]", r"md:8: \$ echo"),
        ("[3]\n", "", r"md:8: \$ echo"),
        ("kept\n...", "left\n...", r"md:18: \$ cat"),
        ("$ ls vault\n", "$ ls vault\nkept.txt\n", r"md:26: \$ ls vault"),
    ],
)
def test_a_wrong_transcript_is_reported(
    path: Path, right: str, wrong: str, place: str
) -> None:
    path.write_bytes(SHELL.replace(right, wrong, 1).encode())

    with pytest.raises(pytest.fail.Exception, match=place):
        check(path)


def test_updating_rewrites_what_differs_and_nothing_else(path: Path) -> None:
    wrong = SHELL.replace("one\ntwo\n$", "$", 1).replace("[3]\n", "[2]\n")
    path.write_bytes(wrong.encode())

    rewrites = Rewrites()
    check(path, rewrites)
    rewrites.write()

    assert path.read_bytes().decode() == SHELL


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```console\nls\n```\n", "md:1: a transcript begins with"),
        ("```console inside\n$ ls\n```\n", "md:1: .* knows no word `inside`"),
        ("```sh\nls\n```\n", "no transcripts"),
    ],
)
def test_a_malformed_transcript_is_refused(path: Path, text: str, message: str) -> None:
    path.write_bytes(text.encode())

    with pytest.raises(ValueError, match=message):
        transcripts_in(path)


@pytest.mark.parametrize(
    ("expected", "actual", "is_match"),
    [
        ("", "", True),
        ("...\n", "", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("a.\n", "ab\n", False),
    ],
)
def test_dots_stand_for_any_lines(expected: str, actual: str, is_match: bool) -> None:
    assert matches(expected, actual) is is_match


@pytest.mark.parametrize(
    ("command", "is_shell"),
    [
        ("vault links explain '[[A|B]]' --from \"A & B\"", False),
        ("vault list | head -3", True),
        ('vault show "$NAME"', True),
        ("vault show *.md", True),
        ("vaults list", True),
    ],
)
def test_a_shell_is_used_where_one_is_needed(command: str, is_shell: bool) -> None:
    assert needs_shell(command) is is_shell


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    pytest.importorskip("thesisvault.cli.main")
    return make_sandbox(tmp_path, "empty")


@pytest.mark.parametrize("words", ["--version", "--help", "--no-such-option"])
def test_both_ways_to_run_a_command_agree(words: str, sandbox: Sandbox) -> None:
    here, in_shell = f"vault {words}", f"vault {words};"

    assert run(here, sandbox) == run(in_shell, sandbox)
