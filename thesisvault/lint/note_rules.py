"""The rules about one note: one file, one line here, one case file.

They stand apart from those about the vault, which nobody needs who reads a note.
"""

from thesisvault.lint.rule import Rule
from thesisvault.lint.rules.broken_front_matter import broken_front_matter
from thesisvault.lint.rules.duplicate_key import duplicate_key
from thesisvault.lint.rules.escaped_pipe import escaped_pipe
from thesisvault.lint.rules.front_matter_no_mapping import front_matter_no_mapping
from thesisvault.lint.rules.no_cadence import no_cadence
from thesisvault.lint.rules.no_created import no_created
from thesisvault.lint.rules.no_implication import no_implication
from thesisvault.lint.rules.no_invalidators import no_invalidators
from thesisvault.lint.rules.no_last_reviewed import no_last_reviewed
from thesisvault.lint.rules.no_link import no_link
from thesisvault.lint.rules.no_source import no_source
from thesisvault.lint.rules.no_status import no_status
from thesisvault.lint.rules.no_trigger import no_trigger
from thesisvault.lint.rules.no_validators import no_validators
from thesisvault.lint.rules.no_verdict import no_verdict
from thesisvault.lint.rules.not_utf8 import not_utf8
from thesisvault.lint.rules.placeholder_left import placeholder_left
from thesisvault.lint.rules.probabilities import probabilities
from thesisvault.lint.rules.ragged_row import ragged_row
from thesisvault.lint.rules.repeated_evidence import repeated_evidence
from thesisvault.lint.rules.reviewed_before_created import reviewed_before_created
from thesisvault.lint.rules.rosy_status import rosy_status
from thesisvault.lint.rules.space_in_link import space_in_link
from thesisvault.lint.rules.tags_on_one_line import tags_on_one_line
from thesisvault.lint.rules.title_direction import title_direction
from thesisvault.lint.rules.undatable_window import undatable_window
from thesisvault.lint.rules.undated_evidence import undated_evidence
from thesisvault.lint.rules.unescaped_pipe import unescaped_pipe
from thesisvault.lint.rules.unknown_status import unknown_status
from thesisvault.lint.rules.unordered_evidence import unordered_evidence
from thesisvault.lint.rules.unread_watch_item import unread_watch_item
from thesisvault.lint.rules.untestable_invalidator import untestable_invalidator
from thesisvault.lint.rules.untold_resolution import untold_resolution

NOTE_RULES: tuple[Rule, ...] = (
    not_utf8,
    broken_front_matter,
    duplicate_key,
    front_matter_no_mapping,
    tags_on_one_line,
    placeholder_left,
    unescaped_pipe,
    escaped_pipe,
    space_in_link,
    undated_evidence,
    unordered_evidence,
    repeated_evidence,
    no_implication,
    ragged_row,
    no_source,
    no_link,
    no_status,
    unknown_status,
    no_created,
    no_last_reviewed,
    no_cadence,
    reviewed_before_created,
    no_validators,
    no_invalidators,
    rosy_status,
    untold_resolution,
    title_direction,
    no_verdict,
    untestable_invalidator,
    no_trigger,
    unread_watch_item,
    probabilities,
    undatable_window,
)

# What is asked of each note as it is read, and of theses beside.
OF_NOTES = tuple(rule for rule in NOTE_RULES if not rule.asks_theses)
OF_THESES = tuple(rule for rule in NOTE_RULES if rule.asks_theses)
