"""Texts that are made to take long: what opens and never closes, nests, or repeats.

Each is a form that is repeated until a text has some length, within a beginning and
an end.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text of any length."""

    form: str
    beginning: str = ""
    end: str = ""

    def of_length(self, length: int) -> str:
        """The text, about as long."""
        return self.beginning + self.form * (length // len(self.form)) + self.end


_LOG = "#thesis\n\n# Long Acme\n\n## Evidence log\n\n"
_TABLE = f"{_LOG}| Date | Observation | Implication |\n|---|---|---|\n"
_CLAIMS = "## What validates the thesis\n\n"
_WINNERS = "## Winners\n\n"
_RELATED = "## Related\n\n"

# Names are what the form does.
HOSTILE: Mapping[str, Hostile] = {
    # Lines without an end.
    "a word": Hostile("x"),
    "spaces": Hostile(" ", "a", "b"),
    "tabs": Hostile("\t", "a", "b"),
    "words": Hostile("word [[A]] **b** | "),
    "line feeds": Hostile("\n"),
    "carriage returns": Hostile("\r"),
    "both": Hostile("\r\n"),
    "both below a rule": Hostile("a\r\n", "---\r\n"),
    "a letter beyond ASCII": Hostile("é"),
    "blanks in a row": Hostile(" \n"),
    # What opens and does not close.
    "wikilinks": Hostile("[["),
    "wikilinks with a name": Hostile("[[A "),
    "brackets": Hostile("["),
    "closing brackets": Hostile("]"),
    "brackets and rounds": Hostile("]("),
    "images": Hostile("!["),
    "rounds": Hostile("("),
    "nested links": Hostile("[a](", "", ")"),
    "destinations": Hostile("](<"),
    "destinations with rounds": Hostile("](a(b"),
    "titles": Hostile('[a](b "'),
    "backticks": Hostile("`"),
    "runs of backticks": Hostile("`a``b```c"),
    "fences": Hostile("```\n"),
    "stars": Hostile("*"),
    "stars and letters": Hostile("*a **b "),
    "underscores": Hostile("_"),
    "underscores and letters": Hostile("_a __b "),
    "tildes": Hostile("~"),
    "dollars": Hostile("$"),
    "dollars and letters": Hostile("$a "),
    "pairs of dollars": Hostile("$$a\n"),
    "percents": Hostile("%"),
    "comments on lines": Hostile("%% a\n"),
    "comments": Hostile("%%a"),
    "HTML comments": Hostile("<!-- "),
    "tags of HTML": Hostile("<a "),
    "attributes": Hostile('<a b="'),
    "declarations": Hostile("<!A "),
    "instructions": Hostile("<? "),
    "character data": Hostile("<![CDATA["),
    "angles": Hostile("<"),
    "backslashes": Hostile("\\"),
    "escapes": Hostile("\\["),
    "carets": Hostile("^"),
    "block ids": Hostile(" ^a"),
    "hashes": Hostile("#"),
    "tags": Hostile("#a"),
    "tags of one letter": Hostile("#_"),
    "addresses": Hostile("http://"),
    "schemes": Hostile("a://"),
    # Nesting.
    "quotes": Hostile(">"),
    "quotes with spaces": Hostile("> "),
    "bullets": Hostile("- "),
    "numbers": Hostile("1. "),
    "quotes and bullets": Hostile("> - "),
    "bullets on lines": Hostile("- a\n"),
    "quotes on lines": Hostile(">\n", "> - a\n"),
    "items in a quote": Hostile("> - a\n>\n"),
    # Headings, rules, footnotes.
    "headings": Hostile("# a\n"),
    "empty headings": Hostile("#\n"),
    "underlined": Hostile("a\n-\n"),
    "rules": Hostile("***\n"),
    "rules of dashes": Hostile("- - -\n"),
    "nearly rules": Hostile("* * ", "", "a"),
    "nearly rules of underscores": Hostile("_ _ ", "", "a"),
    "footnotes": Hostile("[^a]: b\n"),
    "references": Hostile("[a]: b\n"),
    # Tables.
    "pipes": Hostile("|"),
    "pipes above a delimiter": Hostile("|", "", "\n|-|\n"),
    "a wide delimiter": Hostile("|-", "|a|b|\n"),
    "delimiters": Hostile("|-|-|\n"),
    "nearly delimiters": Hostile("|-|-|a\n"),
    "dashes and pipes": Hostile("- | -\n"),
    "dashes": Hostile("-", "a|b\n"),
    "colons": Hostile(":-", "a|b\n"),
    "cells of links": Hostile("[[A|b]] | ", "|a|b|\n|-|-|\n|"),
    "links with pipes": Hostile("[[|", "|a|b|\n|-|-|\n|"),
    "rows": Hostile("| 2026-02-08 | a | b |\n", _TABLE),
    "rows with code": Hostile("| 2026-02-08 | `a | `b |\n", _TABLE),
    "rows with math": Hostile("| 2026-02-08 | $a | b$ |\n", _TABLE),
    # Fields.
    "bold keys": Hostile("**a: "),
    "bold keys that close": Hostile("**a** "),
    "bold fields": Hostile("**a**: b | "),
    "bold fields on lines": Hostile("**a**: b\n"),
    "plain fields": Hostile("Status: a, "),
    "plain fields on lines": Hostile("Status: a\n"),
    "nearly fields": Hostile("a b c d e f: "),
    "colons and spaces": Hostile(": "),
    "pairs of colons": Hostile("::"),
    "fields in brackets": Hostile("[a:: "),
    "fields in rounds": Hostile("(a:: ("),
    "callouts": Hostile("> [!a] "),
    # Front matter.
    "keys": Hostile("a: b\n", "---\n", "---\n"),
    "other keys": Hostile("? a\n: b\n", "---\n", "---\n"),
    "items": Hostile("  - a\n", "---\na:\n", "---\n"),
    "flows": Hostile("[", "---\na: ", "\n---\n"),
    "flows that close": Hostile("a, ", "---\na: [", "b]\n---\n"),
    "front matter without an end": Hostile("a: b\n", "---\n"),
    "quotes in values": Hostile("'", "---\na: ", "\n---\n"),
    "hashes in values": Hostile("a#", "---\na: ", "\n---\n"),
    "colons in values": Hostile("a:b", "---\na: ", "\n---\n"),
    # What a thesis is made of.
    "claims": Hostile("- [ ] a\n", _CLAIMS),
    "done claims": Hostile("- [x] ~~a~~ **b** (2026-03)\n", _CLAIMS),
    "struck": Hostile("~~a", f"{_CLAIMS}- [x] "),
    "outcomes": Hostile(" — **a** ", f"{_CLAIMS}- [x] "),
    "dates in a claim": Hostile(" (2026-03)", f"{_CLAIMS}- [x] a"),
    "dashes in a claim": Hostile(" - ", f"{_CLAIMS}- [x] a"),
    "evidence": Hostile("- 2026-02-08: a\n", _LOG),
    "evidence without dates": Hostile("- May a\n", _LOG),
    "dates in evidence": Hostile("2026-02-08 ", f"{_LOG}- "),
    "marks around a date": Hostile("*", f"{_LOG}- ", "2026-02-08: a"),
    "links as a date": Hostile("[[2026", f"{_LOG}- "),
    "headings of a log": Hostile("## Evidence\n- 2026: a\n"),
    "words of a heading": Hostile("evidence what ", "## "),
    "winners": Hostile("- [[A]], [[B]] (c) — d\n", _WINNERS),
    "winners in a line": Hostile("[[A]], ", f"{_WINNERS}- "),
    "dashes among winners": Hostile("[[A]] — ", f"{_WINNERS}- "),
    "rounds among winners": Hostile("(", f"{_WINNERS}- [[A]] "),
    "related in a line": Hostile("[[A]] · ", _RELATED),
    "related in prose": Hostile("a [[A]] ", _RELATED),
    "a title": Hostile("long short ", "# "),
    "a title of links": Hostile("Long [[A]] vs ", "# "),
    "a status": Hostile("active ", "**Status**: "),
    "dashes in a status": Hostile(" - ", "**Status**: a"),
    "arrows in a status": Hostile("->", "**Status**: a"),
    "a line of tags": Hostile("#a*"),
    "tags with commas": Hostile("#a, "),
    "reviews": Hostile("*Review "),
    "reviews on lines": Hostile("*Review a\n"),
    "a review": Hostile("every ", "*Review "),
    "what to track": Hostile("a, and ", "*Review monthly. Track "),
    "brackets of what to track": Hostile("(", "*Review monthly. Track "),
    "dates in a field": Hostile("2026-", "**Created**: "),
    "a window": Hostile("2026 – ", "**Horizon**: "),
    "scenarios": Hostile("| a | 2027+ |\n", "## Scenarios\n|S|Window|\n|-|-|\n"),
    "risks": Hostile("| a | b |\n", "## Risks\n|Risk|Trigger|\n|-|-|\n"),
    "placeholders": Hostile("{{", "**Status**: "),
    "silenced": Hostile("%% vault-ignore ", "", "%%"),
    "codes that are silenced": Hostile("TV1, ", "%% vault-ignore ", "%%"),
    "comments that silence": Hostile("%% vault-ignore %%\n"),
}
