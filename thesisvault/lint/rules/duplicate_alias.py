"""TV109: one alias of two notes."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.lint.aliases import alias_owners
from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import listed, quoted


@vault_rule("TV109", "duplicate-alias", severity=Severity.INFO)
def duplicate_alias(ground: Ground) -> Iterator[Hit]:
    """Two notes have the same alias.

    Whoever reads it, or types it to make a link, cannot tell which of them is meant;
    nor can this program, which then mends no link to it.

    There is no fix: take the alias from all notes but one.
    """
    for _, (first, *others) in sorted(alias_owners(ground).items()):
        if others:
            names = [first.name, *(owner.name for owner in others[:-1])]
            last = others[-1]
            yield Hit(
                line_place(last.path, last.line),
                f"{quoted(last.alias)} is also an alias of {listed(names)}:"
                " keep it in one note",
            )
