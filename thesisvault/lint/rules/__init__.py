"""All rules, in the order of their codes: one file, one line here, one case file."""

from thesisvault.lint.rule import Rule
from thesisvault.lint.rules.broken_front_matter import broken_front_matter
from thesisvault.lint.rules.duplicate_key import duplicate_key
from thesisvault.lint.rules.escaped_pipe import escaped_pipe
from thesisvault.lint.rules.front_matter_no_mapping import front_matter_no_mapping
from thesisvault.lint.rules.not_utf8 import not_utf8
from thesisvault.lint.rules.placeholder_left import placeholder_left
from thesisvault.lint.rules.space_in_link import space_in_link
from thesisvault.lint.rules.tags_on_one_line import tags_on_one_line
from thesisvault.lint.rules.unescaped_pipe import unescaped_pipe

RULES: tuple[Rule, ...] = (
    not_utf8,
    broken_front_matter,
    duplicate_key,
    front_matter_no_mapping,
    tags_on_one_line,
    placeholder_left,
    unescaped_pipe,
    escaped_pipe,
    space_in_link,
)
