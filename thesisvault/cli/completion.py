"""Completion of names in bash, zsh and fish: theses, companies, notes and rules.

Which names belong where is told here by the names of arguments, so that no command
need know of it.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    _resolve_context,
    _resolve_incomplete,
    add_completion_class,
)

from thesisvault.cli.asking import fitting
from thesisvault.cli.lazy import LazyGroup
from thesisvault.cli.session import Session
from thesisvault.errors import VaultError
from thesisvault.files import fold

# Letters that a shell gives a meaning, outside of quotes.
_SPECIAL = frozenset(" \t!\"#$&'()*;<>?[\\]`{|}~")
_QUOTES = ("'", '"')


_Item = CompletionItem[str]
Offer = Callable[[Session], Iterable[_Item]]


def _called(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What each note may be called: its name, or its path if others have that too."""
    notes = list(rows)
    known = Counter(fold(name) for name, _ in notes)
    for name, path in notes:
        yield name if known[fold(name)] == 1 else path


def names_of_notes(session: Session, kind: str | None = None) -> list[str]:
    """What the notes of a vault may be called, or those of a kind.

    Raises:
        VaultError: If the vault cannot be read.
    """
    rows = session.index().select(
        "select name, path, kind from notes where not is_hidden order by name, path"
    )
    called = _called((name, path) for name, path, _ in rows)
    return [
        name for name, row in zip(called, rows, strict=True) if kind in (None, row[2])
    ]


def _notes(kind: str | None = None) -> Offer:
    return lambda session: map(CompletionItem, names_of_notes(session, kind))


def _rules(_: Session) -> Iterator[_Item]:
    from thesisvault.lint.all_rules import RULES

    return (CompletionItem(rule.code, help=rule.name) for rule in RULES)


def _kinds(session: Session) -> Iterator[_Item]:
    from thesisvault.vault.templates import known_kinds

    return map(CompletionItem, known_kinds(session.root, session.config))


_THESES, _COMPANIES, _ANY = _notes("thesis"), _notes("company"), _notes()
# What may stand for an argument, by its name; for options, with the dashes.
_ARGUMENTS: dict[str, Offer] = {
    "thesis": _THESES,
    "note": _ANY,
    "old": _ANY,
    "start": _ANY,
    "end": _ANY,
    "kind": _kinds,
    "codes": _rules,
}
_OPTIONS: dict[str, Offer] = {
    "--thesis": _THESES,
    "--also": _THESES,
    "--company": _COMPANIES,
    "--focus": _ANY,
    "--from": _ANY,
    "--select": _rules,
    "--ignore": _rules,
    "--extend-select": _rules,
}
# Arguments that mean something else in each command.
_NAMES: dict[str, Offer] = {
    "company": _COMPANIES,
    "exposure": _COMPANIES,
    "related": _ANY,
}


def _offer(ctx: click.Context, asked: object) -> Offer | None:
    """What a parameter may be given, where that is some name of the vault."""
    if isinstance(asked, click.Option):
        return next((_OPTIONS[o] for o in asked.opts if o in _OPTIONS), None)
    if isinstance(asked, click.Argument):
        return _ARGUMENTS.get(asked.name or "") or (
            _NAMES.get(ctx.info_name or "") if asked.name == "name" else None
        )
    return None


def _fitting(items: Iterable[_Item], typed: str) -> list[_Item]:
    known = {item.value: item for item in items}
    return [known[value] for value in fitting([*known], typed)]


def _commands(group: LazyGroup, typed: str) -> list[_Item]:
    """The commands of a group, without importing them."""
    return [
        CompletionItem(name, help=line)
        for name, (_, line) in group.lazy.items()
        if name.startswith(typed)
    ]


class _Names(ShellComplete):
    """Completes names of the vault where they belong, and else as click does."""

    def get_completions(self, args: list[str], incomplete: str) -> list[_Item]:
        """What may follow; nothing, and no complaint, where something is wrong."""
        try:
            # A bar would stand in the middle of what is being typed.
            with redirect_stderr(StringIO()):
                return self._find(args, incomplete)
        except (VaultError, click.ClickException):
            return []

    def _find(self, args: list[str], typed: str) -> list[_Item]:
        ctx = _resolve_context(self.cli, self.ctx_args, self.prog_name, args)
        asked, typed = _resolve_incomplete(ctx, args, typed)
        if isinstance(asked, LazyGroup) and not typed.startswith("-"):
            return _commands(asked, typed)
        offer = _offer(ctx, asked)
        if offer is None:
            return asked.shell_complete(ctx, typed)
        session = Session(ctx.find_root().params.get("directory"))
        try:
            return _fitting(offer(session), typed)
        finally:
            session.close()


def _escaped(text: str) -> str:
    """A name as bash reads it back, outside of quotes."""
    return "".join(f"\\{each}" if each in _SPECIAL else each for each in text)


def _is_quoted() -> bool:
    """Whether a quote is open before what is typed in bash."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    return at < len(words) and words[at].startswith(_QUOTES)


class _Bash(_Names, BashComplete):
    def format_completion(self, item: CompletionItem[Any]) -> str:
        if item.type != "plain" or _is_quoted():
            return super().format_completion(item)
        # Click's script reads it once more, which takes one backslash of two.
        value = _escaped(item.value).replace("\\", "\\\\")
        return f"{item.type},{value}"


class _Zsh(_Names, ZshComplete):
    pass


class _Fish(_Names, FishComplete):
    pass


def offer_names() -> None:
    """Have click complete names of the vault, too."""
    for each in (_Bash, _Zsh, _Fish):
        add_completion_class(each)
