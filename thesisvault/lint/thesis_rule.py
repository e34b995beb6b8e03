"""Rules about theses: what a note says as a thesis is there, or they are not run."""

from collections.abc import Callable, Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, Rule, note_rule
from thesisvault.note.model import Field
from thesisvault.text import Span
from thesisvault.thesis.defaults import FieldName
from thesisvault.thesis.model import Stage, Thesis

ThesisCheck = Callable[[Reading, Thesis], Iterator[Problem]]


def thesis_rule(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    is_default: bool = True,
) -> Callable[[ThesisCheck], Rule]:
    """Make a rule of a function that looks at one thesis."""

    def make(check: ThesisCheck) -> Rule:
        def look(reading: Reading) -> Iterator[Problem]:
            return check(reading, reading.thesis) if reading.thesis else iter(())

        look.__doc__ = check.__doc__
        rule = note_rule(
            code, name, severity=severity, is_default=is_default, asks_theses=True
        )
        return rule(look)

    return make


def is_over(thesis: Thesis) -> bool:
    """Whether a thesis is validated, invalidated or closed: it asks for no more."""
    return thesis.stage is not None and thesis.stage.is_over


def is_idea(thesis: Thesis) -> bool:
    """Whether a thesis is no more than an idea."""
    return thesis.stage is Stage.IDEA


def find_field(reading: Reading, name: FieldName) -> Field | None:
    """The field of a thesis that has a meaning, and a value."""
    # Imported here, as below: it loads the parser, which a warm lint does without.
    from thesisvault.thesis.read import Fields

    return Fields(reading.note, reading.config.vocabulary).find(name)


def head_of(reading: Reading) -> Span:
    """Where a thesis is told what it lacks: at its status, title or first line."""
    note = reading.note
    if reading.thesis and reading.thesis.status:
        return reading.thesis.status.span
    title = next((each for each in note.headings if each.level == 1), None)
    if title is not None:
        return title.text_span
    start = note.body.start
    line = note.source[start:].split("\n", 1)[0].rstrip()
    return Span(start, start + len(line))
