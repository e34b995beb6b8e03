"""Which rules are to run: by code, by what codes begin with, or by name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from thesisvault.errors import VaultError
from thesisvault.lint.rule import Rule

ALL = "ALL"


class UnknownRuleError(VaultError):
    """No rule has this code or name."""

    def __init__(self, wrong: str, rules: Sequence[Rule]) -> None:
        known = [name for rule in rules for name in (rule.code, rule.name)]
        wanted = wrong.upper() if wrong[:2].upper() == "TV" else wrong
        near = get_close_matches(wanted, known, 1, 0.5)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        super().__init__(
            f'there is no rule "{wrong}"{hint} ("vault rule" lists them all)'
        )


def find_rules(wanted: Iterable[str], rules: Sequence[Rule]) -> set[str]:
    """The codes that some codes, prefixes or names stand for.

    Raises:
        UnknownRuleError: If one of them stands for no rule.
    """
    codes: set[str] = set()
    for each in wanted:
        upper = each.strip().upper()
        found = {
            rule.code
            for rule in rules
            if upper == ALL
            or rule.code.startswith(upper)
            or rule.name == each.strip().lower()
        }
        if not found or not upper:
            raise UnknownRuleError(each, rules)
        codes |= found
    return codes


def select_rules(
    rules: Sequence[Rule],
    *,
    select: Iterable[str] | None,
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> list[Rule]:
    """The rules to run: the default set or those selected, and what is said beside."""
    if select is None:
        chosen = {rule.code for rule in rules if rule.is_default}
    else:
        chosen = find_rules(select, rules)
    chosen |= find_rules(extend, rules)
    chosen -= find_rules(ignore, rules)
    return [rule for rule in rules if rule.code in chosen]
