"""`vault rule`."""

from collections.abc import Iterator, Sequence
from inspect import cleandoc

import click

from thesisvault.cli.console import Column, print_json, say, style, width
from thesisvault.cli.layout import say_lines, wrap
from thesisvault.cli.options import formats
from thesisvault.cli.table import print_rows
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.rule import Rule
from thesisvault.lint.selection import ALL, find_rules

_WIDEST = 88


def _value(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "is_default": rule.is_default,
        "summary": rule.summary,
        "doc": cleandoc(rule.doc),
    }


def _standing(rule: Rule) -> str:
    """How much the rule matters, and when it is run."""
    run = "in the default set"
    if not rule.is_default:
        run = f'run if asked for: --extend-select {rule.code}, or in "vault.toml"'
    return f"{rule.severity.value}, {run}"


def _paragraphs(rule: Rule) -> Iterator[str]:
    """The rule's page, its paragraphs in lines that fit."""
    size = min(width() or _WIDEST, _WIDEST)
    for paragraph in cleandoc(rule.doc).split("\n\n"):
        yield ""
        lines = paragraph.split("\n")
        is_prose = not any(line.startswith((" ", "- ", "|")) for line in lines)
        yield from wrap(" ".join(lines), size) if is_prose else lines


def _print_page(rule: Rule) -> None:
    say(style(f"{rule.code} {rule.name}", bold=True))
    say(_standing(rule))
    say_lines(_paragraphs(rule))
    say()
    say(f"To silence it at a line: %% vault-ignore {rule.code} %%")


def _print_list(rules: Sequence[Rule]) -> None:
    columns = (
        Column("Code"),
        Column("Name"),
        Column("Severity"),
        Column("What it finds", is_flexible=True),
    )
    print_rows(
        columns,
        [
            (
                rule.code if rule.is_default else f"{rule.code}*",
                rule.name,
                rule.severity.value,
                rule.summary,
            )
            for rule in rules
        ],
    )
    if not all(rule.is_default for rule in rules):
        say()
        say("* only run where it is asked for: vault lint --extend-select CODE")


@click.command()
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@formats("text", "json")
def rule(*, codes: tuple[str, ...], output: str) -> None:
    """Tell what the rule CODE looks for and why, or list the rules.

    CODE is a code such as TV305, what codes begin with, such as TV3, or a rule's name.
    """
    wanted = find_rules(codes or (ALL,), RULES)
    rules = [each for each in RULES if each.code in wanted]
    if output == "json":
        values = [_value(each) for each in rules]
        print_json(values[0] if len(codes) == len(values) == 1 else values)
    elif len(rules) == 1:
        _print_page(rules[0])
    else:
        _print_list(rules)
