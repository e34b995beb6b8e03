"""TV302: a status that stands for no stage."""

from collections.abc import Iterator

from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem
from thesisvault.lint.thesis_rule import thesis_rule
from thesisvault.lint.wording import quoted, shortened
from thesisvault.thesis.model import Stage, Thesis


def _advice(head: str, reading: Reading) -> str:
    from difflib import get_close_matches

    near = get_close_matches(head.casefold(), reading.config.vocabulary.heads, 1)
    if near:
        return f"the nearest known one is {quoted(near[0])}"
    return f"begin it with one such as {', '.join(map(quoted, list(Stage)[:4]))}"


@thesis_rule("TV302", "unknown-status")
def unknown_status(reading: Reading, thesis: Thesis) -> Iterator[Problem]:
    """The head of a thesis's status is no known one.

    The head, up to the first dash or bracket, says at which stage the thesis is.
    Without a stage it is in no list of active theses, and no rule on stages sees it.

    There is no fix: begin with a known head, or add yours under `[status]` in
    `vault.toml`.
    """
    status = thesis.status
    if status is not None and status.stage is None:
        yield Problem(
            status.span,
            f"{quoted(shortened(status.head or status.text))} is no known status:"
            f" {_advice(status.head, reading)}",
        )
