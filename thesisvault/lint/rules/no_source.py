"""TV207: evidence without a source."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.pattern import pattern
from thesisvault.thesis.model import Evidence, Thesis

_POINTER = pattern(r"\[\[|\]\(|://|\[\^")
# `Bloomberg: talks on a merger`, `(FT, Feb 2026)`
_SAYS_WHO = pattern(
    r"[A-Z][\w&.’' /-]{1,40}(?:\([^()]*\))?:\s|.*\((?=[^()]*[A-Z])[^()]*+\)"
)


def _has_source(evidence: Evidence) -> bool:
    if evidence.source:
        return True
    # Most have a link, which is found so in no time.
    if "[[" in evidence.observation:
        return True
    texts = (evidence.observation, evidence.implication or "")
    return any(map(_POINTER.search, texts)) or bool(
        _SAYS_WHO.match(evidence.observation.lstrip("*_ "))
    )


@thesis_rule("TV207", "no-source", severity=Severity.INFO, is_default=False)
def no_source(_: Reading, thesis: Thesis) -> Iterator[Problem]:
    """A row of evidence does not say where it is from.

    In half a year nobody remembers who said so, and it can be neither checked nor
    weighed.

    There is no fix: name the source, in its own column or before a colon, or link it.
    """
    for evidence in thesis.evidence:
        if evidence.observation and not _has_source(evidence):
            yield Problem(evidence.span, "no source is named or linked: who says so?")
