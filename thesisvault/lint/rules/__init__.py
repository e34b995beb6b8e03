"""All rules, in the order of their codes: one file, one line here, one case file."""

from thesisvault.lint.rule import Rule
from thesisvault.lint.rules.alias_link import alias_link
from thesisvault.lint.rules.ambiguous_link import ambiguous_link
from thesisvault.lint.rules.broken_front_matter import broken_front_matter
from thesisvault.lint.rules.case_differs import case_differs
from thesisvault.lint.rules.circular_formula import circular_formula
from thesisvault.lint.rules.claim_came_true import claim_came_true
from thesisvault.lint.rules.claim_no_longer_true import claim_no_longer_true
from thesisvault.lint.rules.concentration import concentration
from thesisvault.lint.rules.dangling_link import dangling_link
from thesisvault.lint.rules.duplicate_alias import duplicate_alias
from thesisvault.lint.rules.duplicate_key import duplicate_key
from thesisvault.lint.rules.duplicate_name import duplicate_name
from thesisvault.lint.rules.duplicate_value import duplicate_value
from thesisvault.lint.rules.escaped_pipe import escaped_pipe
from thesisvault.lint.rules.evidence_after_review import evidence_after_review
from thesisvault.lint.rules.formula_syntax import formula_syntax
from thesisvault.lint.rules.formula_without_result import formula_without_result
from thesisvault.lint.rules.front_matter_no_mapping import front_matter_no_mapping
from thesisvault.lint.rules.future_evidence import future_evidence
from thesisvault.lint.rules.horizon_passed import horizon_passed
from thesisvault.lint.rules.missing_block import missing_block
from thesisvault.lint.rules.missing_heading import missing_heading
from thesisvault.lint.rules.no_cadence import no_cadence
from thesisvault.lint.rules.no_created import no_created
from thesisvault.lint.rules.no_implication import no_implication
from thesisvault.lint.rules.no_invalidators import no_invalidators
from thesisvault.lint.rules.no_last_reviewed import no_last_reviewed
from thesisvault.lint.rules.no_link import no_link
from thesisvault.lint.rules.no_recent_evidence import no_recent_evidence
from thesisvault.lint.rules.no_source import no_source
from thesisvault.lint.rules.no_status import no_status
from thesisvault.lint.rules.no_trigger import no_trigger
from thesisvault.lint.rules.no_validators import no_validators
from thesisvault.lint.rules.no_verdict import no_verdict
from thesisvault.lint.rules.not_utf8 import not_utf8
from thesisvault.lint.rules.one_way_company import one_way_company
from thesisvault.lint.rules.opposite_signs import opposite_signs
from thesisvault.lint.rules.orphan_note import orphan_note
from thesisvault.lint.rules.placeholder_left import placeholder_left
from thesisvault.lint.rules.probabilities import probabilities
from thesisvault.lint.rules.ragged_row import ragged_row
from thesisvault.lint.rules.repeated_evidence import repeated_evidence
from thesisvault.lint.rules.reported_differs import reported_differs
from thesisvault.lint.rules.review_overdue import review_overdue
from thesisvault.lint.rules.reviewed_before_created import reviewed_before_created
from thesisvault.lint.rules.reviewed_in_the_future import reviewed_in_the_future
from thesisvault.lint.rules.rosy_status import rosy_status
from thesisvault.lint.rules.same_claims import same_claims
from thesisvault.lint.rules.space_in_link import space_in_link
from thesisvault.lint.rules.stale_figure import stale_figure
from thesisvault.lint.rules.stated_differently import stated_differently
from thesisvault.lint.rules.tags_on_one_line import tags_on_one_line
from thesisvault.lint.rules.title_direction import title_direction
from thesisvault.lint.rules.undatable_window import undatable_window
from thesisvault.lint.rules.undated_evidence import undated_evidence
from thesisvault.lint.rules.unescaped_pipe import unescaped_pipe
from thesisvault.lint.rules.unit_clash import unit_clash
from thesisvault.lint.rules.unknown_status import unknown_status
from thesisvault.lint.rules.unknown_value import unknown_value
from thesisvault.lint.rules.unordered_evidence import unordered_evidence
from thesisvault.lint.rules.unread_watch_item import unread_watch_item
from thesisvault.lint.rules.unreadable_figure import unreadable_figure
from thesisvault.lint.rules.untestable_invalidator import untestable_invalidator
from thesisvault.lint.rules.untold_resolution import untold_resolution
from thesisvault.lint.rules.value_name import value_name
from thesisvault.lint.rules.value_outside_range import value_outside_range
from thesisvault.lint.rules.window_passed import window_passed

RULES: tuple[Rule, ...] = (
    not_utf8,
    broken_front_matter,
    duplicate_key,
    front_matter_no_mapping,
    tags_on_one_line,
    placeholder_left,
    dangling_link,
    alias_link,
    ambiguous_link,
    missing_heading,
    missing_block,
    unescaped_pipe,
    escaped_pipe,
    duplicate_name,
    duplicate_alias,
    space_in_link,
    case_differs,
    orphan_note,
    one_way_company,
    undated_evidence,
    future_evidence,
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
    review_overdue,
    evidence_after_review,
    no_cadence,
    reviewed_in_the_future,
    reviewed_before_created,
    no_validators,
    no_invalidators,
    rosy_status,
    untold_resolution,
    horizon_passed,
    no_recent_evidence,
    title_direction,
    no_verdict,
    untestable_invalidator,
    opposite_signs,
    concentration,
    same_claims,
    window_passed,
    no_trigger,
    unread_watch_item,
    probabilities,
    undatable_window,
    unreadable_figure,
    formula_syntax,
    unknown_value,
    circular_formula,
    formula_without_result,
    unit_clash,
    value_name,
    duplicate_value,
    value_outside_range,
    reported_differs,
    stated_differently,
    stale_figure,
    claim_came_true,
    claim_no_longer_true,
)

# What is asked of each note as it is read, and of theses beside.
OF_NOTES = tuple(rule for rule in RULES if rule.note and not rule.asks_theses)
OF_THESES = tuple(rule for rule in RULES if rule.asks_theses)
