"""All that may be wrong with the models of a vault, and with what refers to them."""

from collections.abc import Iterator, Mapping

from thesisvault.findings import Finding
from thesisvault.models.failing import check_names, check_ranges, check_values
from thesisvault.models.model import Model
from thesisvault.models.reported import check_reported
from thesisvault.models.solve import Solution
from thesisvault.models.stale import check_references
from thesisvault.models.stated import check_stated
from thesisvault.note.model import Note


def _of_model(model: Model, solution: Solution) -> Iterator[Finding]:
    yield from model.findings
    yield from check_values(solution, model)
    yield from check_names(model)
    yield from check_ranges(model)
    yield from check_reported(solution, model)


def _start(finding: Finding) -> tuple[int, str]:
    return finding.span.start, finding.code


def check_notes(
    notes: Mapping[str, Note], solution: Solution
) -> Mapping[str, tuple[Finding, ...]]:
    """Find what is wrong in each of some notes, in the order of their text.

    Args:
        notes: By path; models, and notes that refer to them.
    """
    found = {
        path: [*check_references(note, path, solution)] for path, note in notes.items()
    }
    for path, model in solution.sheet.models.items():
        found.setdefault(path, []).extend(_of_model(model, solution))
    for path, finding in check_stated(solution.sheet):
        found.setdefault(path, []).append(finding)
    return {
        path: tuple(sorted(each, key=_start)) for path, each in found.items() if each
    }
