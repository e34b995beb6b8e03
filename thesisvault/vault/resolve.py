"""What a link leads to, and the rule that decided: as Obsidian does it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from thesisvault.files import fold
from thesisvault.note.model import LinkForm
from thesisvault.text import Record
from thesisvault.vault.target import folded_key, target_path

Rule = Literal[
    "self", "relative path", "exact path", "same folder", "shortest path", "unresolved"
]


class Resolution(Record, frozen=True):
    """What a link leads to, and the rule that decided.

    It is ambiguous where the rule left a tie, and the first in order was taken.
    `matches` are all files that the target may mean, the shortest path first.
    """

    path: str | None
    rule: Rule
    is_ambiguous: bool = False
    matches: tuple[str, ...] = ()

    @property
    def candidates(self) -> tuple[str, ...]:
        """The files that the target may mean and that were not taken."""
        return tuple(path for path in self.matches if path != self.path)


class _File(Record, frozen=True, order=True):
    """A file as it compares; in order of preference, all else being equal."""

    length: int
    path: str
    folded: str


def _file(path: str) -> _File:
    folded = fold(path)
    return _File(len(folded), path, folded)


_UNRESOLVED = Resolution(None, "unresolved")


class Answers(Record, frozen=True):
    """What one target leads to: from some folders, and from everywhere else.

    Args:
        key: What the target has in common with the files that it may lead to.
        from_folder: The answers by folder, as folders compare.
        relative: The path in a target that means something else in each folder.
        is_self: Whether the target means the very note that it stands in.
    """

    key: str
    from_folder: Mapping[str, Resolution] = {}
    elsewhere: Resolution = _UNRESOLVED
    relative: str = ""
    is_self: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether the target means a certain file, wherever that lies."""
        return not self.relative and not self.is_self

    def in_folder(self, folder: str) -> Resolution:
        """What a certain file's target leads to from a folder, as folders compare."""
        return self.from_folder.get(folder, self.elsewhere)


def _spellings(path: str) -> tuple[str, ...]:
    """The paths that a target may stand for: an attachment's, then a note's."""
    note = f"{path}.md"
    return (path, note) if "." in path[path.rfind("/") + 1 :] else (note,)


def _ending_in(wanted: str, files: Sequence[_File]) -> list[_File]:
    """The files whose paths end in a path, component by component."""
    ending = f"/{wanted}"
    return [
        file for file in files if file.folded == wanted or file.folded.endswith(ending)
    ]


def _chosen(same: list[_File], rule: Rule, matches: list[_File]) -> Resolution:
    """The first of files that a rule cannot tell apart."""
    return Resolution(same[0].path, rule, len(same) > 1, _paths(matches))


def _paths(files: Iterable[_File]) -> tuple[str, ...]:
    return tuple([file.path for file in files])


def _nearest(key: str, matches: list[_File]) -> Answers:
    """The file in the linking note's own folder, else the one of shortest path."""
    # One tuple for all folders: there are vaults with a README in each.
    paths = _paths(matches)
    from_folder: dict[str, Resolution] = {}
    for file in matches:
        folder = file.folded.rpartition("/")[0]
        twin = from_folder.get(folder)
        path = twin.path if twin else file.path
        from_folder[folder] = Resolution(path, "same folder", bool(twin), paths)
    is_tie = len(matches) > 1 and matches[0].length == matches[1].length
    elsewhere = Resolution(matches[0].path, "shortest path", is_tie, paths)
    return Answers(key, from_folder, elsewhere)


def _alone(key: str, file: _File) -> Answers | None:
    """The same for a name that one file alone may be meant by, as most names are."""
    folder, _, name = file.folded.rpartition("/")
    if name != f"{key}.md" or not folder:
        return None
    path = file.path
    paths = (path,)
    # Told by their places, which takes half as long as by names.
    here = Resolution(path, "same folder", False, paths)  # noqa: FBT003
    elsewhere = Resolution(path, "shortest path", False, paths)  # noqa: FBT003
    return Answers(key, {folder: here}, elsewhere)


def _absolute(path: str, folder: str) -> str:
    """The path from the root that a relative one means; none is above the root."""
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


class Resolver:
    """Finds what links lead to, among the files with some paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._files: dict[str, list[_File]] = {}
        for file in map(_file, paths):
            self._files.setdefault(folded_key(file.folded), []).append(file)
        for files in self._files.values():
            if len(files) > 1:
                files.sort()
        self._answers: dict[tuple[str, LinkForm], Answers] = {}

    def resolve(
        self, target: str, source: str, form: LinkForm = "wikilink"
    ) -> Resolution:
        """Find what a link leads to.

        Args:
            target: As written, up to the label's pipe.
            source: The path of the note that holds the link.
        """
        answers = self.answers(target, form)
        if answers.is_self:
            return Resolution(source, "self")
        if not answers.from_folder and not answers.relative:
            return answers.elsewhere
        folder = fold(source.rpartition("/")[0])
        if answers.relative:
            return self._at(_absolute(answers.relative, folder), "relative path")
        return answers.in_folder(folder)

    def answers(self, target: str, form: LinkForm = "wikilink") -> Answers:
        """Find what links with a target lead to, from wherever they stand."""
        answers = self._answers.get((target, form))
        if answers is None:
            answers = self._answers[target, form] = self._answer(target, form)
        return answers

    def _answer(self, target: str, form: LinkForm) -> Answers:
        path = target_path(target, form)
        if not path:
            return Answers(path, is_self=True)
        # Most targets are mere names, and so their own keys.
        files = self._files.get(path, ())
        if len(files) == 1 and (answers := _alone(path, files[0])):
            return answers
        key = folded_key(path)
        return self._weighed(path, key, self._files.get(key, ()))

    def _weighed(self, path: str, key: str, files: Sequence[_File]) -> Answers:
        if path[0] in "./":
            if path.startswith(("./", "../")):
                return Answers(key, relative=path)
            if path[0] == "/":
                return Answers(key, elsewhere=self._at(path[1:], "exact path"))
        for wanted in _spellings(path) if files else ():
            if matches := _ending_in(wanted, files):
                # None is shorter than what is at the path itself.
                if matches[0].folded != wanted:
                    return _nearest(key, matches)
                exact = [file for file in matches if file.folded == wanted]
                return Answers(key, elsewhere=_chosen(exact, "exact path", matches))
        return Answers(key)

    def _at(self, path: str, rule: Rule) -> Resolution:
        """The file at a path from the root; no other will do."""
        files = self._files.get(folded_key(path), ())
        for wanted in _spellings(path) if files else ():
            if same := [file for file in files if file.folded == wanted]:
                return _chosen(same, rule, same)
        return _UNRESOLVED
