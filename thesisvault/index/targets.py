"""What targets of links lead to, as columns of the index."""

from collections.abc import Container

from thesisvault.files import fold
from thesisvault.index.places import Places
from thesisvault.index.subject import or_null
from thesisvault.note.model import LinkForm
from thesisvault.vault.resolve import Resolution

# A link's columns from `key` on: what it leads to, and why.
Goal = tuple[object, ...]


class Targets:
    """What targets lead to, remembered as long as it holds.

    Two notes of one folder that write the same mean the same, but for a link that
    leads from a note to itself. Notes of two folders do, unless one of the folders
    has a file that the target may mean.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        self._folder: str | None = None
        self._folded = ""
        # What holds for the folder, by target as written; and what holds elsewhere,
        # with the folders for which it does not.
        self.known: dict[tuple[str, LinkForm], Goal] = {}
        self._afar: dict[tuple[str, LinkForm], tuple[Goal, Container[str]]] = {}

    def enter(self, path: str) -> None:
        """Forget what holds for a folder where a note lies in another."""
        folder = path.rpartition("/")[0]
        if folder != self._folder:
            self._folder = folder
            self._folded = fold(folder)
            self.known.clear()

    def find(self, target: str, source: str, form: LinkForm) -> Goal:
        """Find what a link in a note of the folder leads to, and why."""
        written = target, form
        goal = self.known.get(written)
        if goal is not None:
            return goal
        afar = self._afar.get(written)
        if afar is not None and self._folded not in afar[1]:
            goal = self.known[written] = afar[0]
            return goal
        return self._ask(target, source, form)

    def _ask(self, target: str, source: str, form: LinkForm) -> Goal:
        written = target, form
        answers = self._places.answers(target, form)
        if not answers.is_fixed:
            goal = self._goal(answers.key, self._places.resolve(target, source, form))
            if not answers.is_self:
                self.known[written] = goal
            return goal
        goal = self._goal(answers.key, answers.in_folder(self._folded))
        if self._folded not in answers.from_folder:
            self._afar[written] = goal, answers.from_folder
        self.known[written] = goal
        return goal

    def _goal(self, key: str, found: Resolution) -> Goal:
        path, leads_to = found.path, self._places.find_id(found.path)
        is_tie = 1 if found.is_ambiguous else 0
        return key, or_null(path), or_null(leads_to), found.rule, is_tie
