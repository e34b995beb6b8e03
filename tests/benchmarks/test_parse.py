import gc
from functools import lru_cache

from benchmarks.parse import (
    OURS,
    TABLES,
    Corpus,
    Speed,
    Text,
    forget_answers,
    load_example,
    measure_corpus,
    read_text,
    time_reader,
)
from benchmarks.report import row_of_speeds
from thesisvault.note.model import Note

THESIS = Text("A", "# Ä\n", is_thesis=True)
OTHER = Text("B", "b", is_thesis=False)
CORPUS = Corpus("two", (THESIS, OTHER))


def test_a_corpus_is_as_large_as_its_bytes() -> None:
    assert CORPUS.size == len("# Ä\n".encode()) + 1


def test_every_reader_reads_every_corpus() -> None:
    speeds = list(measure_corpus(CORPUS, rounds=2))

    assert [speed.reader for speed in speeds][:2] == [OURS, TABLES]
    assert all(speed.rate > 0 for speed in speeds)


def test_each_turn_begins_without_remembered_answers() -> None:
    remembering = lru_cache(len)
    remembering("text")
    forget_answers()

    assert remembering.cache_info().currsize == 0


def test_the_collector_rests_while_reading_and_only_then() -> None:
    resting: list[bool] = []
    time_reader(lambda _: resting.append(not gc.isenabled()), CORPUS.texts)

    assert resting == [True, True]
    assert gc.isenabled()


def test_the_example_vault_has_theses() -> None:
    texts = list(load_example())

    assert 0 < sum(text.is_thesis for text in texts) < len(texts)


def test_a_ratio_is_how_much_faster_we_are() -> None:
    readers = {OURS: 1.0, TABLES: 8.0, "markdown-it-py": 6.0}
    speeds = {
        reader: Speed("ten notes", reader, 20_000_000, seconds)
        for reader, seconds in readers.items()
    }
    row = ("ten notes", "20.0 MB", "20.0 MB/s", "2.5 MB/s", "8.00 ×")

    assert row_of_speeds(speeds)[:5] == row


def test_a_thesis_is_read_as_such() -> None:
    assert isinstance(read_text(THESIS), tuple)
    assert isinstance(read_text(OTHER), Note)
