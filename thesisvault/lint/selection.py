"""Which rules are to run: by code, by what codes begin with, or by name."""

from collections.abc import Iterable, Sequence

from thesisvault.errors import VaultError
from thesisvault.lint.rule import Rule
from thesisvault.text import Record
from thesisvault.vault.settings import FILE

ALL = "ALL"


class UnknownRuleError(VaultError):
    """No rule has this code or name."""

    def __init__(self, wrong: str, rules: Sequence[Rule], file: str = "") -> None:
        # Imported here: who makes no mistake need not wait for it.
        from difflib import get_close_matches

        known = [name for rule in rules for name in (rule.code, rule.name)]
        wanted = wrong.upper() if wrong[:2].upper() == "TV" else wrong
        near = get_close_matches(wanted, known, 1, 0.5)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        place = f", as {file} has it" if file else ""
        super().__init__(
            f'there is no rule "{wrong}"{place}{hint} ("vault rule" lists them all)'
        )


def find_rules(
    wanted: Iterable[str], rules: Sequence[Rule], file: str = ""
) -> set[str]:
    """The codes that some codes, prefixes or names stand for.

    Args:
        file: The file that asks for them, if it is none that a person just typed.

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
            raise UnknownRuleError(each, rules, file)
        codes |= found
    return codes


class Choice(Record, frozen=True):
    """Which rules are to run, by whoever says so; nothing means those before."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def of(self, rules: Sequence[Rule], before: set[str], file: str = "") -> set[str]:
        """The codes of what is chosen.

        Args:
            before: The codes of what would run if nothing were said.
            file: The file that says it, if it is none that a person just typed.

        Raises:
            UnknownRuleError: If something stands for no rule.
        """
        if self.select is not None:
            before = find_rules(self.select, rules, file)
        more = find_rules(self.extend, rules, file)
        return (before | more) - find_rules(self.ignore, rules, file)


def select_rules(rules: Sequence[Rule], settings: Choice, asked: Choice) -> list[Rule]:
    """The rules to run: what a person asks for counts more than what the file says.

    Raises:
        UnknownRuleError: If either names a rule that there is not.
    """
    usual = {rule.code for rule in rules if rule.is_default}
    chosen = asked.of(rules, settings.of(rules, usual, FILE))
    return [rule for rule in rules if rule.code in chosen]
