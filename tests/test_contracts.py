"""Promises about the code itself that no other tool holds."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hatch_build import COMPILED
from tests.harness.modules import loaded_modules
from tests.harness.rewriting import ROOT, read_text

PACKAGE = ROOT / "thesisvault"
CLI = PACKAGE / "cli"

# What only the command line touches, so that all else can be tested and reused.
OF_THE_CLI = (
    "print",
    "input",
    "exit",
    "sys.exit",
    "os.environ",
    "os.getenv",
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
)


def names_used(source: str) -> Iterator[tuple[int, str]]:
    """Each name and dotted name in a module, and each imported one, by line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name() | ast.Attribute():
                yield node.lineno, ast.unparse(node)
            case ast.ImportFrom(module=str(module), names=aliases):
                for alias in aliases:
                    yield node.lineno, f"{module}.{alias.name}"


def lines_that_belong_to_the_cli(source: str) -> Iterator[int]:
    """Where a module touches the terminal, the environment or the clock."""
    for line, name in names_used(source):
        if name in OF_THE_CLI or name.endswith(
            tuple(f".{each}" for each in OF_THE_CLI if "." in each)
        ):
            yield line


def lines_that_split_as_python_does(source: str) -> Iterator[int]:
    """Where `str.splitlines` is used: it also splits at U+2028, form feeds and more."""
    for line, name in names_used(source):
        if name.endswith(".splitlines"):
            yield line


def lines_that_catch_everything(source: str) -> Iterator[int]:
    """Where any exception is caught."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "BaseException"
            names = {*caught.strip("()").split(", ")}
            last = node.body[-1]
            is_passed_on = isinstance(last, ast.Raise) and last.exc is None
            if {"Exception", "BaseException"} & names and not is_passed_on:
                yield node.lineno


def lines_that_silence_the_type_checker(source: str) -> Iterator[int]:
    """Where `# type: ignore` does not say what it ignores."""
    for ignore in ast.parse(source, type_comments=True).type_ignores:
        if not ignore.tag.startswith("["):
            yield ignore.lineno


def lines_that_a_compiler_drops(source: str) -> Iterator[int]:
    """Where a class says more of itself, in brackets, than its base says for it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            said = {"frozen"} | ({"order"} if "Ordered" in bases else set())
            if any(keyword.arg not in said for keyword in node.keywords):
                yield node.lineno


Check = Callable[[str], Iterator[int]]


def offences(check: Check, *folders: Path, but: Path | None = None) -> list[str]:
    """The places under some folders that a check objects to."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if but is None or not path.is_relative_to(but)
        for line in check(read_text(path))
    ]


def test_only_the_cli_touches_terminal_environment_and_clock() -> None:
    assert offences(lines_that_belong_to_the_cli, PACKAGE, but=CLI) == []


def test_lines_end_where_notes_end_them() -> None:
    assert offences(lines_that_split_as_python_does, PACKAGE) == []


def test_only_the_main_module_catches_everything() -> None:
    main = CLI / "main.py"

    assert offences(lines_that_catch_everything, PACKAGE, but=main) == []


def test_compiled_records_are_what_they_are_in_python() -> None:
    folders = (PACKAGE / name for name in COMPILED)

    assert offences(lines_that_a_compiler_drops, *folders) == []


def test_each_ignored_type_error_is_named() -> None:
    tests = ROOT / "tests"

    assert offences(lines_that_silence_the_type_checker, PACKAGE, tests) == []


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (lines_that_belong_to_the_cli, "print('x')"),
        (lines_that_belong_to_the_cli, "from os import environ"),
        (lines_that_belong_to_the_cli, "home = os.environ['HOME']"),
        (lines_that_belong_to_the_cli, "day = datetime.date.today()"),
        (lines_that_split_as_python_does, "lines = text().splitlines()"),
        (lines_that_catch_everything, "try: f()\nexcept: pass"),
        (lines_that_catch_everything, "try: f()\nexcept (KeyError, Exception): pass"),
        (lines_that_a_compiler_drops, "class A(Record, frozen=True, order=True): ..."),
        (lines_that_silence_the_type_checker, "x = 1  # type: ignore"),
    ],
)
def test_a_check_sees_an_offence(check: Check, source: str) -> None:
    assert [*check(source)]


@pytest.mark.parametrize(
    ("check", "source"),
    [
        (lines_that_belong_to_the_cli, "console.print(text.index('print'))"),
        (lines_that_split_as_python_does, "lines = text.split('\\n')"),
        (lines_that_catch_everything, "try: f()\nexcept MyException: pass"),
        (lines_that_silence_the_type_checker, "x = 1  # type: ignore[misc]"),
    ],
)
def test_a_check_is_silent_where_it_should_be(check: Check, source: str) -> None:
    assert not [*check(source)]


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_who_asks_what_this_is_waits_for_click_alone(argument: str) -> None:
    heavy = {"difflib", "importlib.metadata", "msgspec", "sqlite3"}
    modules = loaded_modules([argument])

    assert modules & heavy == set()
    assert {name for name in modules if name.startswith("thesisvault.")} == {
        "thesisvault.cli",
        "thesisvault.cli.lazy",
        "thesisvault.cli.main",
        "thesisvault.errors",
    }
