"""Text to finished records, beside a bare markdown-it-py parse of the same texts.

All in one process, in turns, with the garbage collector off and memoised answers
forgotten before each turn, so that a repeat is no quicker than a first run.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from time import perf_counter

from markdown_it import MarkdownIt

from benchmarks.generate import build
from benchmarks.kept import SEED
from thesisvault.note.parse import parse_note
from thesisvault.thesis.read import read_thesis

EXAMPLE = Path(__file__).parent.parent / "vault"
GENERATED_NOTES = 1000
OURS = "thesisvault"
TABLES, COMMONMARK = "markdown-it-py with tables", "markdown-it-py"

AT_LEAST, AIM = 8, 12
"""How many times as fast as `TABLES` we want to be."""

Memo = type(lru_cache(lambda: None))
"""What `lru_cache` makes of a function; it has no public name."""


@dataclass(frozen=True, slots=True)
class Text:
    """A note's text, its name, and whether it is to be read as a thesis."""

    name: str
    source: str
    is_thesis: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts that are read in one go, in as many turns a round as is said."""

    name: str
    texts: tuple[Text, ...]
    # More where one is over in milliseconds, and so a neighbour disturbs all of it.
    turns: int = 1

    @property
    def size(self) -> int:
        """The bytes of all texts."""
        return sum(len(text.source.encode()) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Speed:
    """The seconds that a reader took for a corpus, in its best turn."""

    corpus: str
    reader: str
    size: int
    seconds: float

    @property
    def rate(self) -> float:
        """Megabytes a second."""
        return self.size / self.seconds / 1e6


Reader = Callable[[Text], object]


def read_text(text: Text) -> object:
    """Read all that a text says, as a thesis too if it is one."""
    note = parse_note(text.source)
    return (note, read_thesis(note, text.name)) if text.is_thesis else note


def make_readers() -> dict[str, Reader]:
    """Make our reader, and the bare ones."""
    tables, commonmark = MarkdownIt("commonmark").enable("table"), MarkdownIt()
    return {
        OURS: read_text,
        TABLES: lambda text: tables.parse(text.source),
        COMMONMARK: lambda text: commonmark.parse(text.source),
    }


def load_example() -> Iterator[Text]:
    """Load the example vault."""
    for path in sorted(EXAMPLE.rglob("*.md")):
        is_thesis = path.parent.name == "theses"
        yield Text(path.stem, path.read_bytes().decode(), is_thesis)


def make_texts() -> Iterator[Text]:
    """Make up a vault."""
    for note in build(SEED, GENERATED_NOTES):
        name = PurePosixPath(note.path).stem
        yield Text(name, note.text, note.kind == "thesis")


def load_corpora() -> tuple[Corpus, ...]:
    """Load all that is read."""
    example = tuple(load_example())
    theses = tuple(text for text in example if text.is_thesis)
    return (
        Corpus(f"example vault, {len(theses)} theses", theses, turns=8),
        Corpus(f"example vault, {len(example)} notes", example, turns=3),
        Corpus(f"generated vault, {GENERATED_NOTES:,} notes", tuple(make_texts())),
    )


def forget_answers() -> None:
    """Empty the caches of all functions in this process that remember answers."""
    for each in gc.get_objects():
        if isinstance(each, Memo):
            each.cache_clear()


def time_reader(read: Reader, texts: Iterable[Text]) -> float:
    """Take the seconds of one turn, as of a process that has read nothing yet."""
    forget_answers()
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        for text in texts:
            read(text)
        return perf_counter() - start
    finally:
        gc.enable()


def measure_corpus(corpus: Corpus, rounds: int) -> Iterator[Speed]:
    """Let all readers read a corpus in turns."""
    readers = make_readers()
    turns = [
        (name, time_reader(read, corpus.texts))
        for _ in range(rounds * corpus.turns)
        for name, read in readers.items()
    ]
    for reader in readers:
        best = min(seconds for name, seconds in turns if name == reader)
        yield Speed(corpus.name, reader, corpus.size, best)
