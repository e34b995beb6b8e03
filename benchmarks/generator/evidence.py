"""The log of evidence."""

from collections.abc import Iterable, Sequence

from benchmarks.generator import words
from benchmarks.generator.dice import Weighted
from benchmarks.generator.page import Page
from benchmarks.generator.parts import write_heading, write_table
from benchmarks.generator.sentences import fill_one, mention
from benchmarks.generator.stamps import Stamp, make_stamps, name_order
from benchmarks.generator.truth import Evidence

EVIDENCE_HEADINGS = Weighted(words.EVIDENCE_HEADINGS)

EVIDENCE_HEADERS = Weighted(words.EVIDENCE_HEADERS)


def write_evidence(page: Page) -> None:
    """Write the log of evidence: mostly a table, at times a list."""
    dice = page.dice
    write_heading(page, 2, EVIDENCE_HEADINGS.pick(dice))
    stamps = make_stamps(dice)
    page.evidence_order = name_order(stamps)
    if dice.chance(0.04):
        write_evidence_list(page, stamps)
        return
    header = EVIDENCE_HEADERS.pick(dice)
    bold_share = dice.pick((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.35))
    rows = (
        write_evidence_row(page, stamp.text, header, is_bold=dice.chance(bold_share))
        for stamp in stamps
    )
    write_table(page, header, rows)


def write_evidence_list(page: Page, stamps: Iterable[Stamp]) -> None:
    """Write evidence as a list."""
    for stamp in stamps:
        text = fill_one(page, words.OBSERVATIONS)
        page.mark(Evidence, stamp.text, text, "", "")
        page.write(f"- {stamp.text}: {text}")
    page.write()


def write_evidence_row(
    page: Page, day: str, header: Sequence[str], *, is_bold: bool
) -> tuple[str, ...]:
    """Write a row of evidence."""
    written = f"**{day}**" if is_bold else day
    observation = fill_one(page, words.OBSERVATIONS)
    implication = fill_one(page, words.IMPLICATIONS)
    if len(header) == 3:
        page.mark(Evidence, written, observation, implication, "")
        return written, observation, implication
    source = mention("source", page) if page.dice.chance(0.8) else ""
    page.mark(Evidence, written, observation, implication, source)
    return written, observation, implication, source
