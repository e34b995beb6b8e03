from pathlib import Path

import pytest

from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in

TRANSCRIPTS = [
    transcript
    for path in sorted(Path(__file__).parent.glob("*.md"))
    for transcript in transcripts_in(path)
]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=str)
def test_commands_print_what_their_transcripts_say(
    transcript: Transcript, check_transcript: CheckTranscript
) -> None:
    check_transcript(transcript)
