import runpy

import pytest

from tests.harness.rewriting import ROOT, read_text
from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in

NAMES = (
    "editing.md",
    "graph.md",
    "json.md",
    "lint.md",
    "models.md",
    "outlook.md",
    "report.md",
    "review.md",
    "systems.md",
)
PAGES = [ROOT / "docs" / name for name in NAMES]
TRANSCRIPTS = [transcript for page in PAGES for transcript in transcripts_in(page)]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=str)
def test_what_is_shown_is_what_is_printed(
    transcript: Transcript, check_transcript: CheckTranscript
) -> None:
    check_transcript(transcript)


def test_generated_pages_are_up_to_date() -> None:
    script = ROOT / "docs" / "build.py"
    pages = runpy.run_path(str(script))["PAGES"]

    assert {name: read_text(script.with_name(name)) for name in pages} == {
        name: make() for name, make in pages.items()
    }
