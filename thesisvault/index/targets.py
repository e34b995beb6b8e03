"""What targets of links lead to, as rows and columns of the index."""

from collections.abc import Container, Iterable

from thesisvault.files import fold
from thesisvault.index.places import Places
from thesisvault.index.subject import NULL, Row, or_null
from thesisvault.note.model import LinkForm
from thesisvault.vault.resolve import Resolution

# A target, and how it is written.
Written = tuple[str, LinkForm]


class Targets:
    """What targets lead to, remembered as long as it holds, and their rows.

    Two notes of one folder that write the same mean the same, but for a link that
    leads from a note to itself. Notes of two folders do, unless one of the folders
    has a file that the target may mean.

    Args:
        numbers: The ids that rows may have.
    """

    def __init__(self, places: Places, numbers: Iterable[int]) -> None:
        self._places = places
        self._numbers = iter(numbers)
        self._rows: list[Row] = []
        self._folder: str | None = None
        self._folded = ""
        # What holds for the folder, by target as written; and what holds elsewhere,
        # with the folders for which it does not.
        self.known: dict[Written, Row] = {}
        self._afar: dict[Written, tuple[Row, Container[str]]] = {}

    def enter(self, path: str) -> None:
        """Forget what holds for a folder where a note lies in another."""
        folder = path.rpartition("/")[0]
        if folder != self._folder:
            self._folder = folder
            self._folded = fold(folder)
            self.known.clear()

    def find(self, written: Written, source: str) -> Row:
        """Find the row of what a link in a note of the folder leads to, and why."""
        return self.known.get(written) or self.learn(written, source)

    def learn(self, written: Written, source: str) -> Row:
        """The same, of a target that is not `known`."""
        return self._from_afar(written) or self._ask(written, source)

    def look_up(self, written: Written, source: str) -> Row:
        """Find the columns `key`, `path` and `to_note` of what need be no link."""
        row = self.known.get(written) or self._from_afar(written)
        if row is not None:
            return row[3:6]
        key = self._places.answers(*written).key
        return self._columns(key, self._resolve(written, source))[:3]

    def take_rows(self) -> list[Row]:
        """The rows that are new since they were last taken."""
        rows, self._rows = self._rows, []
        return rows

    def _from_afar(self, written: Written) -> Row | None:
        afar = self._afar.get(written)
        if afar is None or self._folded in afar[1]:
            return None
        row = self.known[written] = afar[0]
        return row

    def _resolve(self, written: Written, source: str) -> Resolution:
        target, form = written
        return self._places.resolve(target, source, form)

    def _ask(self, written: Written, source: str) -> Row:
        answers = self._places.answers(*written)
        if not answers.is_fixed:
            row = self._add(written, answers.key, self._resolve(written, source))
            if not answers.is_self:
                self.known[written] = row
            return row
        here = answers.from_folder.get(self._folded)
        row = self._add(written, answers.key, here or answers.elsewhere)
        if here is None:
            self._afar[written] = row, answers.from_folder
        self.known[written] = row
        return row

    def _add(self, written: Written, key: str, found: Resolution) -> Row:
        row = next(self._numbers), *written, *self._columns(key, found)
        self._rows.append(row)
        return row

    def _columns(self, key: str, found: Resolution) -> Row:
        path = found.path
        if path is None:
            return key, NULL, NULL, found.rule, 0
        leads_to = or_null(self._places.find_id(path))
        return key, path, leads_to, found.rule, 1 if found.is_ambiguous else 0
