"""What queries may do; what they print is in tests/cli/sql.md."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.index.advice import BadQueryError, NoQueryError
from thesisvault.index.sql import answer_query
from thesisvault.index.store import Index, Order, open_index
from thesisvault.vault.config import load_config


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    vault = ROOT / "vault"
    with open_index(Order(vault, load_config(vault), tmp_path)) as index:
        yield index


def dump(index: Index) -> list[str]:
    return list(index.connection.iterdump())


@pytest.mark.parametrize(
    "query",
    [
        "delete from notes",
        "insert into watch select * from watch",
        "replace into meta values ('manifest', '')",
        "update notes set name = ''",
        "with a as (select 1) delete from notes",
        "drop table notes",
        "drop view asymmetry",
        "create table other (a)",
        "create temp table other (a)",
        "create index other on notes (name)",
        "create trigger other after insert on notes begin select 1; end",
        "create virtual table other using fts5(a)",
        "alter table notes rename to other",
        "attach ':memory:' as other",
        "detach main",
        "vacuum",
        "vacuum into 'other'",
        "reindex",
        "analyze",
        "begin",
        "commit",
        "rollback",
        "savepoint other",
        "pragma journal_mode = wal",
        "pragma query_only = off",
        "pragma writable_schema = on",
        "pragma user_version = 3",
        "pragma data_version",
        "select * from pragma_user_version",
        "update sqlite_master set sql = ''",
        "explain delete from notes",
        "/* select */ DELETE from notes",
        "select load_extension('other')",
    ],
)
def test_a_query_changes_nothing(index: Index, query: str) -> None:
    before = dump(index)

    with pytest.raises(BadQueryError):
        answer_query(index, query)

    assert dump(index) == before
    assert list(Path.cwd().glob("other*")) == []


@pytest.mark.parametrize(
    "query",
    [
        "select name from notes",
        "select name from notes;",
        "-- how many\nselect count(*) from links",
        "values (1), (2)",
        "with recursive n(i) as (values (1) union select 2 from n) select i from n",
        "select value from json_each('[1, 2]')",
        "select name from pragma_table_info('notes')",
        "pragma table_info(notes)",
        "explain query plan select name from notes where key = 'a'",
        "select name, row_number() over (order by name) from newer_evidence",
        "select name from sqlite_master",
    ],
)
def test_a_query_that_reads_is_answered(index: Index, query: str) -> None:
    assert answer_query(index, query).rows


@pytest.mark.skipif(os.name != "posix", reason="there are no alarms")
def test_a_query_can_be_stopped(index: Index) -> None:
    def stop(_: int, frame: FrameType | None) -> None:
        if frame and str(frame.f_globals.get("__name__")).startswith("coverage"):
            # It would never give back its lock: a little later.
            signal.setitimer(signal.ITIMER_REAL, 0.01)
            return
        raise KeyboardInterrupt

    endless = "with recursive n(i) as (select 1 union all select i + 1 from n)"
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            answer_query(index, f"{endless} select count(*) from n")  # noqa: S608
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    assert answer_query(index, "select 1").rows == ((1,),)


def test_after_a_query_the_index_is_as_it_was(index: Index) -> None:
    answer_query(index, "select 1")

    assert index.select("pragma query_only") == [(0,)]
    assert index.select("select cast(x'41' as text)") == [("A",)]


def test_an_index_in_memory_answers_too() -> None:
    vault = ROOT / "vault"
    with open_index(Order(vault, load_config(vault))) as index:
        answer = answer_query(index, "select count(*) as notes from notes")

    assert answer.columns == ("notes",)
    assert answer.rows == ((82,),)


def test_columns_of_one_name_are_told_apart(index: Index) -> None:
    query = "select a.name, b.name, a.name from notes a, notes b limit 1"

    assert answer_query(index, query).columns == ("name", "name_2", "name_3")


def test_text_that_is_none_is_read_as_far_as_it_goes(index: Index) -> None:
    assert answer_query(index, "select cast(x'41ff' as text)").rows == (("A\ufffd",),)


@pytest.mark.parametrize("query", ["", " \n", ";", "-- nothing"])
def test_no_query_has_no_answer(index: Index, query: str) -> None:
    with pytest.raises(NoQueryError):
        answer_query(index, query)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("select nme from notes", 'did you mean "name"'),
        ("select t.nme from notes t", 'did you mean "name"'),
        ("select * from main.clams", 'did you mean "claims"'),
        ("select zzz from attachments", "attachments has path, key"),
        ("select zzz from notes, attachments", "attachments has path, key; notes has"),
        ("select zzz", 'no column is named "zzz"$'),
        ("select name from notes where", "incomplete input"),
        ("select min(1, 2, 'a", "unrecognized token"),
        ("select unknown(1)", "no such function"),
        ("select :a", "write the value in it"),
    ],
)
def test_an_error_says_what_would_be_right(index: Index, query: str, hint: str) -> None:
    with pytest.raises(BadQueryError, match=hint):
        answer_query(index, query)


def test_the_error_is_not_sqlites(index: Index) -> None:
    with pytest.raises(BadQueryError) as caught:
        answer_query(index, "selec")

    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert "\n" not in str(caught.value)
