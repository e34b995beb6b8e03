"""TV005: tags in front matter that Obsidian does not see."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.note.inline import is_tag_name
from thesisvault.note.words import normal_key
from thesisvault.text import Edit


def _names(value: str) -> list[str]:
    names = value.replace(",", " ").split()
    return [name.removeprefix("#") for name in names]


@note_rule("TV005", "tags-on-one-line")
def tags_on_one_line(reading: Reading) -> Iterator[Problem]:
    """Tags stand on one line without brackets.

    Obsidian reads `tags: a, b` as a single tag of that name, which is none, and so
    the note has no tags at all.

    The fix writes them as a list, `[a, b]`. It is safe.
    """
    for field in reading.note.fields:
        is_tags = field.style == "frontmatter" and normal_key(field.key) == "tags"
        if not is_tags or field.is_list:
            continue
        names = _names(field.value)
        if len(names) > 1 and all(map(is_tag_name, names)):
            edit = Edit(field.value_span, f"[{', '.join(names)}]")
            yield Problem(
                field.value_span,
                f'Obsidian reads no tags in "{field.value}"; write them as a list',
                Fix("Write the tags as a list", (edit,), Safety.SAFE),
            )
