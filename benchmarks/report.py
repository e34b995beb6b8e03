"""What was measured, as Markdown: printed, and kept in RESULTS.md."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.index import Measurement, Results
from benchmarks.machine import describe_build, describe_machine, describe_peers
from benchmarks.parse import AIM, AT_LEAST, COMMONMARK, OURS, TABLES, Speed
from benchmarks.table import lay_out, show_bytes, show_ratio, show_seconds
from benchmarks.targets import (
    GROWTH_AIM,
    GROWTH_AT_MOST,
    SIZE_OF_TARGETS,
    Comparison,
    Growth,
    compare,
    trace_growth,
)

PARSE_METHOD = f"""\
Text to finished records, theses read as such, beside a bare parse of the same texts:
one process, in turns, without the garbage collector, the best of {{rounds}} rounds; in
each, small texts have several turns.
Wanted: {AT_LEAST} × {TABLES}; the aim is {AIM} ×."""

INDEX_METHOD = f"""\
Whole processes, ours and the peers' in turn. Ratios are of the best runs; the time of
all cores together stands beside, since on a busy machine it changes less. The peak is
that of the largest process; what takes minutes runs once. The targets are meant for
{SIZE_OF_TARGETS:,} notes."""

GROWTH_METHOD = f"""\
Wanted: at most {GROWTH_AT_MOST} × the time for ten times the notes; \
the aim is {GROWTH_AIM} ×."""


def open_report(command: str, day: date) -> str:
    """Say when, where and how the figures came about."""
    return (
        f"# Results\n\nWritten by `{command}` on {day}: {describe_machine()}; "
        f"{describe_build()}; {describe_peers()}."
    )


def report_parse(speeds: Iterable[Speed], rounds: int) -> Iterator[str]:
    """Report how fast text becomes records."""
    by_corpus: dict[str, dict[str, Speed]] = {}
    for speed in speeds:
        by_corpus.setdefault(speed.corpus, {})[speed.reader] = speed
    header = ("text", "size", OURS, TABLES, "ratio", COMMONMARK, "ratio")
    yield "## parse"
    yield PARSE_METHOD.format(rounds=rounds)
    yield lay_out(header, map(row_of_speeds, by_corpus.values()))


def row_of_speeds(speeds: Mapping[str, Speed]) -> tuple[str, ...]:
    """Tell a corpus's speeds, and how much faster we are."""
    ours = speeds[OURS]
    cells = [ours.corpus, show_bytes(ours.size), f"{ours.rate:.1f} MB/s"]
    for reader in (TABLES, COMMONMARK):
        rate = speeds[reader].rate
        cells += [f"{rate:.1f} MB/s", show_ratio(ours.rate / rate)]
    return tuple(cells)


def report_index(sizes: Sequence[Results]) -> Iterator[str]:
    """Report whole processes: figures, ratios, growth, and the commands."""
    yield "## index"
    yield INDEX_METHOD
    for results in sizes:
        yield f"### {results.place.notes:,} notes"
        yield report_measurements(results.measurements)
        if rows := [row_of_comparison(each) for each in compare(results)]:
            header = ("command", "against", "of", "ratio", "at most", "aim", "")
            yield lay_out(header, rows)
    if growth := tuple(trace_growth(sizes)):
        yield "### Growth"
        yield GROWTH_METHOD
        yield report_growth(growth)
    yield "### Commands"
    yield report_commands(sizes[-1])


def report_measurements(measurements: Iterable[Measurement]) -> str:
    """Report seconds and memory of each command."""
    header = ("command", "best", "median", "cores", "peak", "runs")
    ours_first = sorted(measurements, key=is_of_peer)
    return lay_out(header, map(row_of_measurement, ours_first))


def is_of_peer(measurement: Measurement) -> bool:
    """Say whether a command is not ours."""
    return not measurement.job.name.startswith("vault ")


def row_of_measurement(measurement: Measurement) -> tuple[str, ...]:
    """Tell what a command used, or why that is not known."""
    name, runs = measurement.job.name, len(measurement.runs)
    if measurement.problem:
        return name, measurement.problem, "", "", "", ""
    return (
        name,
        show_seconds(measurement.seconds),
        show_seconds(measurement.usual_seconds),
        show_seconds(measurement.busy),
        show_bytes(measurement.peak),
        str(runs),
    )


def row_of_comparison(comparison: Comparison) -> tuple[str, ...]:
    """Tell a ratio beside its target."""
    target = comparison.target
    return (
        target.ours,
        target.peer,
        "time" if target.quantity == "seconds" else "memory",
        show_ratio(comparison.ratio),
        show_ratio(target.at_most),
        show_ratio(target.aim),
        comparison.verdict,
    )


def report_growth(growths: Iterable[Growth]) -> str:
    """Report how time grows with the number of notes."""
    header = ("command", "from", "to", "factor", "")
    rows = (
        (
            growth.name,
            f"{growth.smaller:,}",
            f"{growth.larger:,}",
            show_ratio(growth.factor),
            growth.verdict,
        )
        for growth in growths
    )
    return lay_out(header, rows)


def report_commands(results: Results) -> str:
    """List the commands as they were run, the folders by their part in it."""
    place = results.place
    parts = {str(place.vault): "VAULT", str(place.peer_cache): "CACHE"}
    lines = (
        shlex.join(show_word(word, parts) for word in measurement.job.command)
        for measurement in results.measurements
        if measurement.runs
    )
    return "\n".join(("```console", *(f"$ {line}" for line in lines), "```"))


def show_word(word: str, parts: Mapping[str, str]) -> str:
    """Show a word of a command without what is so on one machine only."""
    return parts.get(word) or (Path(word).name if Path(word).is_absolute() else word)
