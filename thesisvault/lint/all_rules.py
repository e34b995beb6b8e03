"""All rules, in the order of their codes."""

from operator import attrgetter

from thesisvault.lint.note_rules import NOTE_RULES
from thesisvault.lint.rule import Rule
from thesisvault.lint.vault_rules import VAULT_RULES

RULES: tuple[Rule, ...] = tuple(
    sorted((*NOTE_RULES, *VAULT_RULES), key=attrgetter("code"))
)
