"""The resolver against a slow one that says the same in plain words."""

import unicodedata
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from thesisvault.vault.resolve import Resolver
from thesisvault.vault.target import link_key, path_key

# Few and short, so that they meet; é both composed and decomposed.
FOLDERS = st.sampled_from(
    ["", "a/", "A/", "b/", "a/b/", "b/a/", "a/b/a/", "\u00e9/", "e\u0301/", "cc/"]
)
NAMES = st.sampled_from(
    ["n", "N", "n.md", "n.pdf", "n.5", "nn", "\u00e9", "e\u0301", "a", "n.md.md"]
)
FILES = st.builds("{}{}{}".format, FOLDERS, NAMES, st.sampled_from([".md", "", ".pdf"]))
VAULTS = st.lists(FILES, max_size=8, unique=True)
FRONT = st.sampled_from(["", "", "", "/", "./", "../", "../../", "./../"])
TAILS = st.sampled_from(["", "", ".md", "#h", "#h#i", " #^b"])
TARGETS = st.builds("{}{}{}{}".format, FRONT, FOLDERS, NAMES, TAILS)
SOURCES = st.builds("{}source.md".format, FOLDERS)


def same(text: str) -> str:
    """A path as it compares."""
    return unicodedata.normalize("NFC", text).lower()


def find_slowly(
    vault: Sequence[str], target: str, source: str
) -> tuple[str | None, bool]:
    """The path that a target leads to, and whether that is ambiguous."""
    target = same(target.split("#", maxsplit=1)[0].strip())
    folder = same(source).split("/")[:-1]
    files = sorted((len(same(path)), path, same(path).split("/")) for path in vault)
    for ending in ("", ".md"):
        if not ending and "." not in target.split("/")[-1]:
            continue
        *above, name = target.split("/")
        name += ending
        if above[:1] in ([""], ["."], [".."]):
            wanted = [] if above[0] == "" else folder
            for part in above:
                if part == "..":
                    wanted = wanted[:-1]
                elif part not in ("", "."):
                    wanted = [*wanted, part]
            hits = [file for file in files if file[2] == [*wanted, name]]
        else:
            wanted = [*above, name]
            ends = [file for file in files if file[2][-len(wanted) :] == wanted]
            hits = (
                [file for file in ends if file[2] == wanted]
                or [file for file in ends if file[2][:-1] == folder]
                or [file for file in ends if file[0] == ends[0][0]]
            )
        if hits:
            return hits[0][1], len(hits) > 1
    return None, False


@given(VAULTS, TARGETS, SOURCES)
@example(["a/n.md", "b/n.md"], "n", "source.md")
def test_it_finds_what_a_slow_one_finds(
    vault: list[str], target: str, source: str
) -> None:
    found = Resolver(vault).resolve(target, source)

    assert (found.path, found.is_ambiguous) == find_slowly(vault, target, source)


@given(VAULTS, TARGETS, SOURCES)
def test_matches_are_files_and_the_path_is_one_of_them(
    vault: list[str], target: str, source: str
) -> None:
    found = Resolver(vault).resolve(target, source)

    assert set(found.matches) <= set(vault)
    assert (found.path is None) == (found.matches == ())
    assert found.path is None or found.path in found.matches
    assert len(found.candidates) == max(len(found.matches) - 1, 0)


@given(VAULTS, TARGETS, SOURCES)
def test_the_files_of_a_links_key_decide_alone(
    vault: list[str], target: str, source: str
) -> None:
    of_its_key = [path for path in vault if path_key(path) == link_key(target)]

    whole, part = Resolver(vault), Resolver(of_its_key)
    assert whole.resolve(target, source) == part.resolve(target, source)


@given(VAULTS, st.text(max_size=8), SOURCES, st.sampled_from(["wikilink", "markdown"]))
def test_any_target_has_an_answer(
    vault: list[str], target: str, source: str, form: str
) -> None:
    resolver = Resolver(vault)

    if form == "markdown":
        found = resolver.resolve(target, source, "markdown")
    else:
        found = resolver.resolve(target, source)
    assert found.path is None or found.path in (*vault, source)
