from pathlib import Path
from unittest.mock import patch

import pytest

from tests.harness.transcripts import make_sandbox, run


@pytest.mark.parametrize("is_started", [True, False])
def test_the_browser_opens_the_page(tmp_path: Path, is_started: bool) -> None:
    sandbox = make_sandbox(tmp_path)
    with patch("webbrowser.open", return_value=is_started) as started:
        outcome = run("vault browse --focus Vistra -o 'a page.html'", sandbox)

    assert outcome.exit_code == 0
    page = sandbox.folder / "a page.html"
    started.assert_called_once_with(page.as_uri())
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert ("open that file in one" in outcome.output) is not is_started
