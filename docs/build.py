"""Writes the pages in this folder that are generated, where they have changed.

    python docs/build.py

`commands.md` holds what each command's `--help` says, `rules.md` what each rule's
docstring says, with the first case of its case file for an example.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from inspect import cleandoc
from itertools import groupby
from pathlib import Path

import click

from thesisvault.cli.main import main
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.rule import Rule

FOLDER = Path(__file__).parent
CASES = FOLDER.parent / "tests" / "lint" / "rules"
WIDTH = 80

COMMANDS_HEAD = """\
# Commands

What each command says of itself with `--help`. This page is written by `make docs`.

Every command takes the vault from where you are, the nearest folder upward with a
`vault.toml` or an `.obsidian`, or from `vault -C DIR`. Exit codes: 0 is clean, 1 means
findings, 2 that it could not be done, with one line on the error output saying why.
"""


def contexts(
    command: click.Command, parent: click.Context | None
) -> Iterator[click.Context]:
    """A command and all below it, each as it is called."""
    # Settled here, so that no terminal's width finds its way into the page.
    context = click.Context(
        command,
        parent=parent,
        info_name=command.name if parent else "vault",
        terminal_width=WIDTH,
        **command.context_settings,
    )
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                below.name = name
                yield from contexts(below, context)


def command_section(context: click.Context) -> str:
    """A command's heading and help."""
    return f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n"


def command_link(context: click.Context) -> str:
    """A command's line in the list at the top."""
    path = context.command_path
    anchor = path.replace(" ", "-")
    return f"- [`{path}`](#{anchor}): {context.command.get_short_help_str(200)}"


def commands_page() -> str:
    """The page of all commands."""
    found = list(contexts(main, None))
    links = "\n".join(map(command_link, found[1:]))
    return "\n".join([COMMANDS_HEAD, f"{links}\n", *map(command_section, found)])


RULES_HEAD = """\
# Rules

What `vault lint` looks for. This page is written by `make docs`, and `vault rule CODE`
shows the same. The examples are taken on 2026-06-30.

Where a code is asked for, with `--select`, `--extend-select`, `--ignore` or in `[lint]`
of `vault.toml`, a name will do, and so does what codes begin with: `TV2` is all that is
about evidence. Rules marked with * run only when they are asked for.

A comment silences a rule in a note: at the end of a line for that line, on a line of
its own for its section, above the first heading for the whole note. Without a code it
silences every rule.

```md
[[Helium]] may be next %% vault-ignore TV101 %%
```

A safe fix changes how something is written and not what it says: `vault lint --fix`
applies it. An unsafe one wants a look first: `vault lint --fix --unsafe-fixes --diff`.
"""
GROUPS = {
    "0": "Reading",
    "1": "Links",
    "2": "Evidence",
    "3": "Theses",
    "4": "Across theses",
    "5": "Scenarios, risks and numbers to watch",
    "6": "Models",
}
_SAFETY = re.compile(r" \[(?:un)?safe: .*\]$", re.MULTILINE)
_MARKS = re.compile(r" (?:bom|cp1252|crlf|no-final-newline)\b")


def first_fences(path: Path) -> Iterator[tuple[str, str]]:
    """The fences of a file's first case: info string and text."""
    info, body, cases = "", "", 0
    for line in path.read_text("utf-8").split("\n"):
        if not info:
            cases += line.startswith("## ")
            info = line.removeprefix("```") if line.startswith("```") else ""
        elif line != "```":
            body += f"{line}\n"
        else:
            if cases == 1:
                yield info, body
            info = body = ""


def example(rule: Rule) -> str:
    """The first case of a rule: its notes, what is told of them, what they become."""
    notes, told, fixed = [], "", []
    for info, body in first_fences(CASES / f"{rule.name.replace('-', '_')}.md"):
        word, _, name = _MARKS.sub("", info).partition(" ")
        block = f"```{word}\n{body}```\n"
        if word == "findings":
            told = f"```text\n{_SAFETY.sub('', body)}```\n"
        elif "(fixed)" in name:
            fixed.append(f"The fix makes of it:\n\n{block}")
        else:
            notes.append(f"`{name or 'Note.md'}`:\n\n{block}")
    return "\n".join([*notes, told, *fixed])


def rule_section(rule: Rule) -> str:
    """A rule's heading, page and example."""
    star = "" if rule.is_default else "*"
    run = "" if rule.is_default else ", runs when it is asked for"
    title = f"### {rule.code}{star} {rule.name}"
    page = cleandoc(rule.doc).strip()
    return f"{title}\n\n*{rule.severity.capitalize()}{run}.* {page}\n\n{example(rule)}"


def rule_line(rule: Rule) -> str:
    """A rule's line in the list at the top."""
    star = "" if rule.is_default else "*"
    anchor = f"{rule.code}-{rule.name}".lower()
    return f"- [`{rule.code}`{star} {rule.name}](#{anchor}): {rule.summary}"


def rules_page() -> str:
    """The page of all rules."""
    parts = [RULES_HEAD, "\n".join(map(rule_line, RULES)) + "\n"]
    by_code = sorted(RULES, key=lambda rule: rule.code)
    for digit, rules in groupby(by_code, key=lambda rule: rule.code[2]):
        parts += [f"## {GROUPS[digit]}\n", *map(rule_section, rules)]
    return "\n".join(parts)


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "rules.md": rules_page,
}


def build() -> None:
    """Write the pages that have changed."""
    for name, make in PAGES.items():
        path, data = FOLDER / name, make().encode()
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            print(f"docs/{name} is new")


if __name__ == "__main__":
    build()
