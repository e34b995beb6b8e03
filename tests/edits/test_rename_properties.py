"""Renaming in generated vaults: all links go on to lead where they led."""

from collections.abc import Mapping

from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from thesisvault.edits.facts import SideEffectError
from thesisvault.edits.rename import (
    Renaming,
    UnlinkableError,
    may_be_concerned,
    moves_of,
    relink,
)
from thesisvault.files import fold
from thesisvault.note.model import Link
from thesisvault.note.parse import parse_note
from thesisvault.text import apply_edits
from thesisvault.vault.resolve import Resolver

# Few and short, so that they meet.
FOLDERS = st.sampled_from(["", "a/", "b/", "a/b/", "A b/"])
NAMES = st.sampled_from(["n", "N 5", "n.5", "é", "e\u0301", "m (x)", "100%", "x & y"])
NOTES = st.builds("{}{}.md".format, FOLDERS, NAMES)
FILES = st.one_of(NOTES, NOTES, st.builds("{}{}.png".format, FOLDERS, NAMES))
TAILS = st.sampled_from(["", "", "#H", "#H#I", "#^b", "#H é"])
FRONT = st.sampled_from(["", "", "", "/", "./", "../"])


@st.composite
def links(draw: st.DrawFn) -> str:
    """A link in some form, to what may be there or not."""
    name, tail = draw(NAMES), draw(TAILS)
    ending = draw(st.sampled_from(["", "", ".md", ".png"]))
    path = f"{draw(FRONT)}{draw(FOLDERS)}{name}{ending}"
    text = path if draw(st.booleans()) else f"{name}{ending}"
    match draw(st.integers(0, 6)):
        case 0:
            return f"[[{text}{tail}]]"
        case 1:
            return f"![[{text}{tail}|100]]"
        case 2:
            return f"[[ {text}{tail} |label]]"
        case 3:
            return f"[t](<{text}{tail}>)"
        case 4:
            encoded = text.replace("%", "%25").replace(" ", "%20")
            return f"[t]({encoded}{tail.replace(' ', '%20')})"
        case 5:
            return f"`[[{text}]]` <!-- [[{text}]] -->"
        case _:
            return f"[[{text}{tail}]] [x](https://a.b/{name.replace(' ', '')})"


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A note with links in all the places that may hold them."""
    front = draw(
        st.sampled_from(["", '---\nup: "[[n]]"\nx: [\'[[b/n|l]]\', "[[é#H]]"]\n---\n'])
    )
    body = "\n".join(draw(st.lists(links(), max_size=4)))
    table = draw(
        st.sampled_from(["", "\n\n| a | b |\n|---|---|\n| [[n\\|x]] | [[b/n|y]] |\n"])
    )
    text = f"{front}# H\n\n{body}{table}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    """Files by their paths, no two of which are one on a disk that knows no case."""
    paths = draw(st.lists(FILES, min_size=2, max_size=6, unique_by=fold))
    return {p: draw(pages()) if p.endswith(".md") else "" for p in paths}


def resolved(
    vault: Mapping[str, str], resolver: Resolver
) -> dict[str, list[tuple[Link, str | None]]]:
    """What each link of each note leads to."""
    return {
        path: [
            (link, resolver.resolve(link.target, path, link.form).path)
            for link in parse_note(source).links
        ]
        for path, source in vault.items()
        if path.endswith(".md")
    }


def rename(vault: Mapping[str, str], moved: Mapping[str, str]) -> dict[str, str]:
    """The vault afterwards."""
    renaming = Renaming(tuple(vault), moved)
    after = {}
    for path, source in vault.items():
        text = source
        if path.endswith(".md"):
            edits = relink(path, parse_note(source), renaming)
            is_concerned = path in moved or may_be_concerned(source, renaming.keys)
            assert is_concerned or not edits
            text = apply_edits(source, edits)
        after[renaming.now(path)] = text
    return after


def check_renamed(vault: Mapping[str, str], moved: Mapping[str, str]) -> None:
    """See that all links lead where they led, and that nothing else changed."""
    after = rename(vault, moved)
    old = resolved(vault, Resolver(vault))
    new = resolved(after, Resolver(after))
    for path, found in old.items():
        now = moved.get(path, path)
        for (before, led), (link, leads) in zip(found, new[now], strict=True):
            if led is not None:
                assert leads == moved.get(led, led), (before, link)
            assert (link.label, link.subpath, link.form, link.is_embed) == (
                before.label,
                before.subpath,
                before.form,
                before.is_embed,
            )
            # What neither leads there nor would lead astray stays as it is.
            if led not in moved and path not in moved:
                stays = Resolver(after).resolve(before.target, path, before.form).path
                assert stays != led or led is None or link.target == before.target
        assert without_targets(vault[path]) == without_targets(after[now])


def without_targets(source: str) -> list[str]:
    """A note's text between the targets of its links."""
    at, parts = 0, []
    for link in parse_note(source).links:
        length = len(link.target.partition("#")[0].rstrip())
        parts.append(source[at : link.target_span.start])
        at = link.target_span.start + length
    return [*parts, source[at:]]


def is_free(vault: Mapping[str, str], old: str, new: str) -> bool:
    """Whether a path may be the new one of another."""
    return all(fold(path) != fold(new) for path in vault if path != old)


@settings(max_examples=1_500)
@given(vaults(), st.data())
def test_renaming_a_file_keeps_all_links(
    vault: dict[str, str], data: st.DataObject
) -> None:
    old = data.draw(st.sampled_from(sorted(vault)))
    new = data.draw(NOTES)
    if old.endswith(".png"):
        new = new.removesuffix(".md") + ".png"
    assume(is_free(vault, old, new))
    try:
        check_renamed(vault, {old: new})
    except UnlinkableError:
        event("no link could lead there")
    except SideEffectError:
        event("refused")


@settings(max_examples=500)
@given(vaults(), st.sampled_from(["a", "b", "a/b"]), st.sampled_from(["c", "c d/e"]))
@example(
    {"a/n.md": "[[b/n]] [[a/n]]", "a/b/n.md": "[[../n]]", "n.md": "[[n]]"}, "a", "c"
)
def test_renaming_a_folder_keeps_all_links(
    vault: dict[str, str], old: str, new: str
) -> None:
    moved = moves_of(old, new, vault)
    assume(moved)
    try:
        check_renamed(vault, moved)
    except UnlinkableError:
        event("no link could lead there")


@given(vaults(), st.data())
def test_renaming_is_seldom_refused(vault: dict[str, str], data: st.DataObject) -> None:
    old = data.draw(
        st.sampled_from(sorted(p for p in vault if p.endswith(".md")) or [""])
    )
    assume(old)

    new = f"{old.removesuffix('.md')} renamed.md"
    after = rename(vault, {old: new})

    assert {*after} == {*vault} - {old} | {new}
