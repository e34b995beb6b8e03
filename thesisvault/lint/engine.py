"""Running rules: over a note as it is read, and over the index."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from re import IGNORECASE

from thesisvault.findings import Fix, Safety, Severity
from thesisvault.index.store import Index
from thesisvault.lint.all_rules import RULES
from thesisvault.lint.asking import ask
from thesisvault.lint.first_commit import FirstCommits
from thesisvault.lint.report import Report, Wanted
from thesisvault.lint.rule import Place, Rule
from thesisvault.lint.selection import Choice, find_rules, select_rules
from thesisvault.lint.shelf import Shelf
from thesisvault.note.ignores import EVERY_RULE
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span
from thesisvault.vault.settings import FILE

# Templates outside of the folder for them: `99 Meta/_Templates/`, `Thesis template.md`,
# `_TEMPLATE.md`, `Template - Thesis.md`.
_TEMPLATE = pattern(
    r"(?:^|/)[\W\d_]*templates?(?:[\W\d_]*/| ?[-–—_] ?[^/]*$)|(?:\b|_)templates?\.md$",
    IGNORECASE,
)


def chosen_rules(index: Index, wanted: Wanted) -> list[Rule]:
    """The rules to run.

    Raises:
        UnknownRuleError: If a code is asked for that no rule has.
    """
    settings = index.config.lint
    return select_rules(
        RULES,
        Choice(settings.select, settings.extend_select, settings.ignore),
        Choice(wanted.select, wanted.extend, wanted.ignore),
    )


def _fix(data: str | None) -> Fix | None:
    if data is None:
        return None
    value = json.loads(data)
    edits = tuple(
        Edit(Span(edit["start"], edit["end"]), edit["text"]) for edit in value["edits"]
    )
    return Fix(value["message"], edits, Safety(value["safety"]))


_KEPT = """
    select path, line, column, end_line, end_column, code, findings.name, severity,
        message, fix
    from findings join notes on notes.id = note
    where code in (select value from json_each(?)) and not is_hidden
"""


def _kept(
    index: Index, rules: Sequence[Rule], commits: FirstCommits
) -> Iterator[Report]:
    """What rules about single notes found when those were read."""
    codes = json.dumps([rule.code for rule in rules if rule.note is not None])
    for *place, code, name, severity, message, fix in index.select(_KEPT, codes):
        where = Place(*place)
        filled = _fix(commits.fill(where.path, fix))
        yield Report(where, code, name, Severity(severity), message, filled)


def _asked(index: Index, rules: Sequence[Rule], today: date) -> Iterator[Report]:
    """What rules about the vault find now."""
    asked = {rule.code: rule for rule in rules if rule.vault}
    shelf = Shelf(index, today)
    found = shelf.find([*asked])
    if found is None:
        found = ask(index, [*asked.values()], today)
        shelf.keep([*asked], found)
    for code, hit in found:
        rule = asked[code]
        yield Report(hit.place, code, rule.name, rule.severity, hit.message, hit.fix)


class _Silence:
    """What notes silence in themselves."""

    def __init__(self, index: Index) -> None:
        self._by_path: dict[str, list[tuple[str, int, int]]] = {}
        for path, *ignore in index.select(
            "select path, code, first_line, last_line from ignores"
            " join notes on notes.id = note"
        ):
            self._by_path.setdefault(path, []).append(tuple(ignore))

    def covers(self, report: Report) -> bool:
        """Whether a finding is silenced where it stands."""
        ignores = self._by_path.get(report.place.path)
        if ignores is None:
            return False
        meant = (EVERY_RULE, report.code, report.name.upper())
        return any(
            code in meant and first <= report.place.line <= last
            for code, first, last in ignores
        )


class _Settings:
    """What the configuration says of single findings, and what goes without saying."""

    def __init__(self, index: Index) -> None:
        settings = index.config.lint
        self._by_glob = [
            (glob, find_rules(codes, RULES, FILE))
            for glob, codes in settings.per_path_ignores
        ]
        # What is said of one rule counts more than what is said of many.
        by_length = sorted(settings.severity, key=lambda each: len(each[0]))
        self._severity = {
            code: severity
            for wanted, severity in by_length
            for code in find_rules((wanted,), RULES, FILE)
        }
        rows = index.select("select path from notes where not is_utf8")
        self._unwritten = {path for (path,) in rows}

    def passes(self, report: Report) -> bool:
        """Whether a finding counts in its place."""
        return not self._by_glob or not any(
            report.code in codes and _matches(report.place.path, glob)
            for glob, codes in self._by_glob
        )

    def weighed(self, report: Report) -> Report:
        """A finding with the severity that the configuration gives it.

        What is not UTF-8 is never written to, so there is no fix for it.
        """
        severity = self._severity.get(report.code, report.severity)
        fix = None if report.place.path in self._unwritten else report.fix
        if severity is report.severity and fix is report.fix:
            return report
        return Report(
            report.place, report.code, report.name, severity, report.message, fix
        )


def _matches(path: str, glob: str) -> bool:
    """Whether a path lies under a folder, or fits a pattern with `*`."""
    bare = glob.rstrip("/")
    return path == bare or path.startswith(f"{bare}/") or fnmatchcase(path, glob)


_DEFAULT = Wanted()


def lint(index: Index, today: date, wanted: Wanted = _DEFAULT) -> list[Report]:
    """Find what is wrong in a vault, in order of places.

    Raises:
        UnknownRuleError: If a code is asked for that no rule has.
    """
    rules = chosen_rules(index, wanted)
    settings, silence = _Settings(index), _Silence(index)
    is_told = _in_reports(wanted.paths)
    commits = FirstCommits(index.root if wanted.asks_git else None)
    reports = (*_kept(index, rules, commits), *_asked(index, rules, today))
    return sorted(
        settings.weighed(report)
        for report in reports
        if is_told(report.place.path)
        and settings.passes(report)
        and not silence.covers(report)
    )


def _is_template(path: str) -> bool:
    # The word alone is found in a tenth of the time, and few paths have it.
    return "template" in path.lower() and _TEMPLATE.search(path) is not None


def _in_reports(wanted: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether findings in a note are told; it is asked for each of them."""

    @cache
    def is_told(path: str) -> bool:
        is_wanted = not wanted or any(_matches(path, each) for each in wanted)
        return is_wanted and not _is_template(path)

    return is_told
