"""TV204: the same evidence twice."""

from collections import Counter
from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.logs import logs_of
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.note.dates import Window
from thesisvault.note.words import words_of
from thesisvault.text import Lines
from thesisvault.thesis.model import Evidence, Thesis

# So few words, such as "Earnings", may stand for different things on one day.
_FEW_WORDS = 4

_Key = tuple[object, ...]


def _key(evidence: Evidence, when: Window) -> _Key:
    words = words_of(evidence.observation)
    # The first and the last day: `May 2026` and `2026-05` are one month.
    key: _Key = (when.start, when.end, words)
    if words.count(" ") + 1 < _FEW_WORDS:
        rest = (evidence.implication, evidence.source, evidence.side)
        key += tuple(words_of(text or "") for text in rest)
    return key


def _repeated(reading: Reading, thesis: Thesis) -> Iterator[tuple[Evidence, Evidence]]:
    """Evidence, each with what says the same in the same log before it."""
    days = Counter([each.when.start for each in thesis.evidence if each.when])
    often = {day for day, count in days.items() if count > 1}
    for log in logs_of(reading, thesis) if often else ():
        first: dict[_Key, Evidence] = {}
        for each in log:
            when = each.when
            if each.observation and when and when.start in often:
                known = first.setdefault(_key(each, when), each)
                if known is not each:
                    yield each, known


@thesis_rule("TV204", "repeated-evidence")
def repeated_evidence(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """The same evidence stands in a log twice.

    What is counted twice weighs twice when the thesis is reviewed, though it happened
    once.

    There is no fix: delete the row that says less.
    """
    repeated = list(_repeated(reading, thesis))
    lines = Lines(reading.note.source if repeated else "")
    for each, known in repeated:
        line = lines.line(known.span.start)
        yield Problem(each.span, f"line {line} says the same of that day: delete one")
