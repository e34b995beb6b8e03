import pytest

from tests.harness.rewriting import ROOT
from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in


@pytest.mark.parametrize(
    "transcript", transcripts_in(ROOT / "docs" / "reports.md"), ids=str
)
def test_the_page_shows_what_is_printed(
    transcript: Transcript, check_transcript: CheckTranscript
) -> None:
    check_transcript(transcript)
