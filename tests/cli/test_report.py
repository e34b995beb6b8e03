"""Every thesis of every vault here becomes a page, whatever its notes are like."""

from datetime import date
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT
from thesisvault.cli.report_page import make_page
from thesisvault.index.store import Order, open_index
from thesisvault.render.html import write_html
from thesisvault.render.markdown import write_markdown
from thesisvault.reports.thesis import compile_report
from thesisvault.vault.config import load_config

VAULTS = [ROOT / "vault", *sorted((ROOT / "tests" / "vaults").iterdir())]
THESES = "select path from notes where kind = 'thesis' order by path"


@pytest.mark.parametrize("vault", VAULTS, ids=lambda vault: vault.name)
def test_every_thesis_has_a_page(vault: Path, today: date) -> None:
    with open_index(Order(vault, load_config(vault))) as index:
        for (path,) in index.select(THESES):
            page = make_page(compile_report(index, today, path))
            html, note = write_html(page), write_markdown(page)

            assert html.count("<h1>") == 1
            assert "<script" not in html
            assert note.startswith("# ")


HOSTILE = """\
---
type: thesis
---
# T

Before the parts.

## Numbers

| a | b |
|---|---|
| [[X|y]] | 1 |

### Below

## What validates the thesis

Words among claims.

- [ ] One (= [[Model]].x > 1)

## Mixed

### Only prose

Kept.

### Evidence log

| Date | Observation |
|---|---|
| 2026-01 | [[Y\\|z]] \\| <b> |
"""


def test_prose_is_kept_and_records_are_told_once(tmp_path: Path, today: date) -> None:
    (tmp_path / "T.md").write_text(HOSTILE, "utf-8")
    with open_index(Order(tmp_path, load_config(tmp_path))) as index:
        report = compile_report(index, today, "T.md")

    titles = [(part.title, part.text.split("\n")[0]) for part in report.parts]
    assert titles == [
        (None, "Before the parts."),
        ("Numbers", "| a | b |"),
        ("Only prose", "Kept."),
    ]
    page = write_markdown(make_page(report))
    assert page.count("2026-01") == 1
    assert "cannot be told by its values" in page
