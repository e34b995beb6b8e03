"""The rules about the vault: one file, one line here, one case file."""

from thesisvault.lint.rule import Rule
from thesisvault.lint.rules.alias_link import alias_link
from thesisvault.lint.rules.ambiguous_link import ambiguous_link
from thesisvault.lint.rules.case_differs import case_differs
from thesisvault.lint.rules.circular_formula import circular_formula
from thesisvault.lint.rules.claim_came_true import claim_came_true
from thesisvault.lint.rules.claim_no_longer_true import claim_no_longer_true
from thesisvault.lint.rules.concentration import concentration
from thesisvault.lint.rules.dangling_link import dangling_link
from thesisvault.lint.rules.duplicate_alias import duplicate_alias
from thesisvault.lint.rules.duplicate_name import duplicate_name
from thesisvault.lint.rules.duplicate_value import duplicate_value
from thesisvault.lint.rules.evidence_after_review import evidence_after_review
from thesisvault.lint.rules.formula_syntax import formula_syntax
from thesisvault.lint.rules.formula_without_result import formula_without_result
from thesisvault.lint.rules.future_evidence import future_evidence
from thesisvault.lint.rules.horizon_passed import horizon_passed
from thesisvault.lint.rules.missing_block import missing_block
from thesisvault.lint.rules.missing_heading import missing_heading
from thesisvault.lint.rules.no_recent_evidence import no_recent_evidence
from thesisvault.lint.rules.one_way_company import one_way_company
from thesisvault.lint.rules.opposite_signs import opposite_signs
from thesisvault.lint.rules.orphan_note import orphan_note
from thesisvault.lint.rules.reported_differs import reported_differs
from thesisvault.lint.rules.review_overdue import review_overdue
from thesisvault.lint.rules.reviewed_in_the_future import reviewed_in_the_future
from thesisvault.lint.rules.same_claims import same_claims
from thesisvault.lint.rules.stale_figure import stale_figure
from thesisvault.lint.rules.stated_differently import stated_differently
from thesisvault.lint.rules.unit_clash import unit_clash
from thesisvault.lint.rules.unknown_value import unknown_value
from thesisvault.lint.rules.unreadable_figure import unreadable_figure
from thesisvault.lint.rules.value_name import value_name
from thesisvault.lint.rules.value_outside_range import value_outside_range
from thesisvault.lint.rules.window_passed import window_passed

VAULT_RULES: tuple[Rule, ...] = (
    dangling_link,
    alias_link,
    ambiguous_link,
    missing_heading,
    missing_block,
    duplicate_name,
    duplicate_alias,
    case_differs,
    orphan_note,
    one_way_company,
    future_evidence,
    review_overdue,
    evidence_after_review,
    reviewed_in_the_future,
    horizon_passed,
    no_recent_evidence,
    opposite_signs,
    concentration,
    same_claims,
    window_passed,
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
