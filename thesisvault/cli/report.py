"""`vault report`."""

import sys
from datetime import date
from pathlib import Path
from typing import Literal

import click

from thesisvault.cli.console import safe, safe_html
from thesisvault.cli.options import as_of, day_of, formats
from thesisvault.cli.pictures import write_new, write_page
from thesisvault.cli.session import Session
from thesisvault.reports.notes import find_thesis


@click.command()
@click.argument("thesis")
@as_of
@formats("html", "markdown")
@click.option(
    "-o",
    "--output",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write it to this file; HTML over what it was before, Markdown never.",
)
@click.pass_obj
def report(
    session: Session,
    *,
    thesis: str,
    as_of: date | None,
    output: Literal["html", "markdown"],
    path: Path | None,
) -> None:
    """Make one page of a THESIS, to read or to hand on.

    What it says, its claims with their evidence, the log as a timeline, scenarios
    against the calendar, its models with what moves them, positions and sources. A
    page of HTML is one file that needs no network and runs no script.
    """
    from thesisvault.cli.report_page import make_page
    from thesisvault.reports.thesis import compile_report

    index = session.index()
    note = find_thesis(index, thesis)
    page = make_page(compile_report(index, day_of(session, as_of), note))
    if output == "html":
        from thesisvault.render.html import write_html

        text = safe_html(write_html(page))
    else:
        from thesisvault.render.markdown import write_markdown

        text = safe(write_markdown(page))
    if path is None:
        # Bytes: the page says of itself that it is UTF-8.
        sys.stdout.buffer.write(text.encode(errors="replace"))
    elif output == "html":
        write_page(path, text, ".html", ".htm")
    else:
        write_new(path, text, ".md", ".markdown")
