"""Findings that are known: left out of reports until they are mended.

A finding is known again by its note, its rule and the text of its place. So it stays
known where lines above it come and go, and is new where its own text was changed.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import decode, read_bytes
from thesisvault.lint.report import Report
from thesisvault.lint.rule import Place
from thesisvault.text import Lines, Record

_FORMAT = 1

LinesOf = Callable[[str], Lines]


class NoBaselineError(VaultError):
    """The file that a baseline is to be read from is none."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            f'"{path}" {what}; write one with "--baseline {path} --write-baseline"'
        )


class NotOursError(VaultError):
    """The file that a baseline is to be written to holds something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'"{path}" holds something else than a baseline, so nothing was written; '
            f"name another file"
        )


class Mark(Record, frozen=True, order=True):
    """What a finding is known by: its note, its rule, the text of its place."""

    path: str
    code: str
    text: str

    def digest(self, number: int) -> str:
        """A short name for the finding, which is one of several with this mark."""
        # Imported here: few formats name findings, and it takes as long as ten rules.
        from hashlib import blake2b

        text = "\n".join((self.path, self.code, self.text, str(number)))
        return blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()


Baseline = Mapping[Mark, int]


def _text_at(report: Report, lines: Lines) -> str:
    """The text of a finding's place, or its whole line where the place is empty.

    Only of its first line, and with single spaces. Nothing where the line is gone, or
    where the note as a whole is meant, which its beginning stands for.
    """
    place = report.place
    is_note = place == Place(place.path, 1, 1, 1, 1)
    if is_note or place.line > len(lines.starts):
        return ""
    line = lines.span(place.line).of(lines.source)
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return " ".join((line[place.column - 1 : end].strip() or line).split())


def mark_of(report: Report, lines_of: LinesOf) -> Mark:
    """What a finding is known by."""
    path = report.place.path
    return Mark(path, report.code, _text_at(report, lines_of(path)))


def name_findings(
    reports: Iterable[Report], lines_of: LinesOf
) -> Iterator[tuple[Report, str]]:
    """Findings, each with a name that is its own, and stays so where lines move."""
    seen: Counter[Mark] = Counter()
    for report in reports:
        mark = mark_of(report, lines_of)
        yield report, mark.digest(seen[mark])
        seen[mark] += 1


def make_baseline(reports: Iterable[Report], lines_of: LinesOf) -> Baseline:
    """The marks of findings, with how many have each."""
    return Counter(mark_of(report, lines_of) for report in reports)


def drop_known(
    reports: Iterable[Report], baseline: Baseline, lines_of: LinesOf
) -> list[Report]:
    """The findings that a baseline does not know; of equal ones the first are known."""
    left = Counter(baseline)
    new = []
    for report in reports:
        mark = mark_of(report, lines_of)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            new.append(report)
    return new


def encode_baseline(baseline: Baseline) -> str:
    """A baseline as JSON with a mark a line, so that it changes line by line."""
    marks = [
        json.dumps(
            {"path": mark.path, "code": mark.code, "text": mark.text, "count": count},
            ensure_ascii=False,
        )
        for mark, count in sorted(baseline.items())
    ]
    known = ",\n  ".join(marks)
    return f'{{"baseline": {_FORMAT}, "known": [\n  {known}\n]}}\n'


def _decode(text: str) -> Baseline:
    data = json.loads(text)
    if data["baseline"] != _FORMAT:
        raise ValueError(data["baseline"])
    return {
        Mark(str(each["path"]), str(each["code"]), str(each["text"])): int(
            each["count"]
        )
        for each in data["known"]
    }


def _read(path: Path) -> Baseline | None:
    """The baseline in a file; nothing where there is none."""
    data = read_bytes(path)
    if data is None:
        return None
    try:
        return _decode(decode(data).text)
    # The last one is raised by what is nested without end.
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NoBaselineError(path, "is no baseline") from error


def load_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        NoBaselineError: If there is no file, or it holds something else.
        UnreadableFileError: If it may not be read.
    """
    baseline = _read(path)
    if baseline is None:
        raise NoBaselineError(path, "is not there")
    return baseline


def check_is_ours(path: Path) -> None:
    """See that a file may be overwritten: it is a baseline, or not there.

    Raises:
        NotOursError: If it holds something else.
        UnreadableFileError: If it may not be read.
    """
    try:
        _read(path)
    except NoBaselineError as error:
        raise NotOursError(path) from error
