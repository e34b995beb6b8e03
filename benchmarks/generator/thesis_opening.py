"""How a thesis begins: tags, title, status and dates."""

from collections.abc import Iterable
from datetime import date, timedelta

from benchmarks.generator import words
from benchmarks.generator.dice import Weighted
from benchmarks.generator.links import link_by_name
from benchmarks.generator.opening import link_about, write_front_matter
from benchmarks.generator.page import Page
from benchmarks.generator.parts import write_field, write_heading, write_tag_line
from benchmarks.generator.plan import TODAY
from benchmarks.generator.sentences import fill, write_percent
from benchmarks.generator.stamps import write_stamp
from benchmarks.generator.truth import Link


def open_thesis(page: Page) -> None:
    """Begin a thesis: its tags, its title, its fields."""
    dice = page.dice
    tags = ("thesis", "trade", *dice.some(words.TOPIC_TAGS, dice.between(0, 3)))
    created = dice.day(date(2023, 1, 1), TODAY - timedelta(days=20))
    fields = make_fields(page, created)
    roll = dice.random()
    if roll < 0.78:
        page.marked_by = "tag"
        write_tag_line(page, tags)
        write_title(page)
        write_field_lines(page, fields)
    elif roll < 0.9:
        page.marked_by = "tag"
        write_front_matter(page, tags=tags, links=link_about(page))
        write_title(page)
        write_field_lines(page, fields)
    else:
        page.marked_by = "type"
        keys = (key.lower().replace(" ", "_") for key, _ in fields)
        values = zip(keys, (value for _, value in fields), strict=True)
        write_front_matter(page, tags=tags[2:], values=(("type", "thesis"), *values))
        write_title(page)


def write_title(page: Page) -> None:
    """Write the title, in which the companies may be linked."""
    title = page.slot.name
    if page.dice.chance(0.3):
        verb, about = title.split()[0], page.slot.about
        match [link_by_name(slot, page) for slot in about]:
            case [company]:
                page.mark(Link, *company)
                title = f"{verb} {company.markup}"
            case [long, short]:
                page.mark(Link, *short)
                page.mark(Link, *long)
                title = f"Short {short.markup} long {long.markup}"
    write_heading(page, 1, title)


def make_fields(page: Page, created: date) -> list[tuple[str, str]]:
    """Make up a thesis's status, dates and the like, a few left out."""
    dice = page.dice
    # Most are reviewed of late, some long ago.
    last = TODAY - timedelta(days=int(300 * dice.random() * dice.random()))
    reviewed = max(created, last)
    fields: list[tuple[str, str]] = []
    if dice.chance(0.97):
        page.status_head, status = dice.pick(words.STATUS_LINES)
        fields.append(("Status", fill(page, status)))
    if dice.chance(0.97):
        page.created = write_stamp(created, dice, partial_share=0.04).text
        fields.append(("Created", page.created))
    if dice.chance(0.9):
        page.last_reviewed = write_stamp(reviewed, dice, partial_share=0.02).text
        key = "Last Reviewed" if dice.chance(0.1) else "Last reviewed"
        fields.append((key, page.last_reviewed))
    if dice.chance(0.15):
        fields.append(("Conviction", dice.pick(("High", "Medium", "Low"))))
    if dice.chance(0.12):
        fields.append(("Horizon", dice.pick(words.WINDOWS[:-1])))
    if dice.chance(0.08):
        fields.append(("Confidence", write_percent(page)))
    return fields


FIELD_FORMS = Weighted(
    (
        ("**{}**: {}", 80),
        ("**{}:** {}", 9),
        ("- **{}**: {}", 4),
        ("{}: {}", 4),
        ("{}:: {}", 3),
    )
)


def write_field_lines(page: Page, fields: Iterable[tuple[str, str]]) -> None:
    """Write fields below the title, all in one form."""
    form = FIELD_FORMS.pick(page.dice)
    for key, value in fields:
        write_field(page, form, key, value)
    page.write_block("", "---")
