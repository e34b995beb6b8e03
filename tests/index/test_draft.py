"""A draft answers as if notes said something else than what lies on the disk."""

from pathlib import Path

import pytest

from tests.index.truth import NOTES, facts, kept_facts, order, true_facts
from thesisvault.index.draft import Draft
from thesisvault.index.store import open_index

NEW = "# Home\n\n[[Chips#Winners]] [[nobody else]]\n\n- [ ] look\n"


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_draft_says_what_the_vault_would(
    vault: Path, cache: Path, is_kept: bool
) -> None:
    wanted = order(vault, cache if is_kept else None)
    with open_index(wanted) as index, Draft(index, wanted) as draft:
        draft.put({"Home.md": NEW.encode(), "theses/Chips.md": b""})
        drafted = facts(draft)
    (vault / "Home.md").write_text(NEW)
    (vault / "theses/Chips.md").write_text("")

    assert drafted == true_facts(vault)


def test_a_draft_may_be_changed_again_and_taken_back(vault: Path) -> None:
    wanted = order(vault)
    with open_index(wanted) as index, Draft(index, wanted) as draft:
        before = facts(index)
        draft.put({"Home.md": NEW.encode()})
        draft.put({"Home.md": b"nothing\n"})
        assert facts(draft) != before
        draft.put({"Home.md": NOTES["Home.md"].encode()})

        assert facts(draft) == before


def test_a_draft_leaves_disk_and_index_alone(vault: Path, cache: Path) -> None:
    wanted = order(vault, cache)
    with open_index(wanted) as index, Draft(index, wanted) as draft:
        draft.put({"Home.md": NEW.encode()})

        assert facts(index) == true_facts(vault)
    assert (vault / "Home.md").read_text() == NOTES["Home.md"]
    assert kept_facts(vault, cache) == true_facts(vault)


def test_bytes_that_are_no_text_are_told_apart(vault: Path) -> None:
    wanted = order(vault)
    with open_index(wanted) as index, Draft(index, wanted) as draft:
        draft.put({"Home.md": b"caf\xe9\n"})

        assert draft.select("select path from notes where not is_utf8") == [
            ("Home.md",)
        ]


def test_a_draft_has_the_texts_that_it_was_given(vault: Path) -> None:
    wanted = order(vault)
    with open_index(wanted) as index, Draft(index, wanted) as draft:
        draft.put({"Home.md": NEW.encode()})

        assert draft.source("Home.md").text == NEW
        assert draft.source("Acme.md").text == NOTES["Acme.md"]
        assert index.source("Home.md").text == NOTES["Home.md"]
