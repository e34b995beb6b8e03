"""Whatever stands in a note: rules do not raise, and fixes come to an end."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.lint.mending import lint_vault, mend
from tests.note.strategies import notes
from thesisvault.files import read_source
from thesisvault.text import Lines

TODAY = date(2026, 6, 30)
# Enough for a thesis, into which a rule about theses may look.
HEAD = "#thesis\n\n# Long [[A]]\n\n**Status**: Active\n\n"
NAMES = ("A", "Other name", "Others name", "b/A", "AL")

sources = st.one_of(notes, notes.map(HEAD.__add__))
vaults = st.dictionaries(st.sampled_from(NAMES), sources, min_size=1, max_size=3)


def write(folder: Path, vault: Mapping[str, str]) -> None:
    for name, text in vault.items():
        path = folder / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(errors="surrogatepass"))
    (folder / "alias.md").write_text("---\naliases: [AL, e]\n---\n[[othername]]\n")


@given(vaults)
def test_fixes_of_anything_come_to_an_end(vault: Mapping[str, str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, vault)

        assert not any(report.fix for report in mend(folder, TODAY, "ALL"))


@given(vaults)
def test_places_lie_in_their_notes(vault: Mapping[str, str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, vault)

        for report in lint_vault(folder, TODAY, "ALL"):
            place = report.place
            lines = Lines(read_source(folder / place.path).text)
            for line, column in (
                (place.line, place.column),
                (place.end_line, place.end_column),
            ):
                span = lines.span(line)
                assert 1 <= column <= span.end - span.start + 1
            assert len(report.message.split("\n")) == 1
            assert not report.message.endswith((".", " "))
