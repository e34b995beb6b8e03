import re

import pytest

from tests.harness.rewriting import ROOT, read_text
from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in
from thesisvault.note.parse import parse_note
from thesisvault.thesis.read import read_thesis

README = ROOT / "README.md"


@pytest.mark.parametrize("transcript", transcripts_in(README), ids=str)
def test_the_tour_shows_what_is_printed(
    transcript: Transcript, check_transcript: CheckTranscript
) -> None:
    check_transcript(transcript)


def test_all_that_is_linked_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", read_text(README))

    assert [target for target in targets if not (ROOT / target).exists()] == []
    assert targets


def test_the_note_that_is_shown_is_read_as_it_looks() -> None:
    [source] = re.findall(r"```markdown\n(.*?)```", read_text(README), re.DOTALL)
    thesis = read_thesis(parse_note(source), "Long Acme")

    assert thesis.stage == "active"
    assert str(thesis.due) == "2026-06-03"
    assert [claim.is_done for claim in thesis.claims] == [True, False, False]
    assert [each.date for each in thesis.evidence] == ["2026-04-28"]
    assert [watch.text for watch in thesis.watch] == ["orders", "inventories"]
