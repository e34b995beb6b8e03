"""The words that make a thesis: headings, table headers, keys, status heads.

All of it is data, and `vault.toml` adds to it. A heading's phrase may stand
anywhere in the heading; `^phrase` only begins it, `=phrase` is all of it. Where
several phrases fit, the longest decides.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from thesisvault.note.fields import PLAIN_KEYS
from thesisvault.note.words import normal_key, words_of
from thesisvault.thesis.model import Sign, Stage

Part = Literal[
    "validates", "invalidates", "evidence", "winners", "losers", "complex", "long",
    "short", "related", "scenarios", "risks", "watch", "none",
]  # fmt: skip
FieldName = Literal[
    "status", "created", "last reviewed", "review", "conviction", "confidence",
    "horizon", "direction",
]  # fmt: skip

SIGNS: Mapping[str, Sign] = {
    "winners": "+", "long": "+", "losers": "-", "short": "-", "complex": "±",
    "related": "0",
}  # fmt: skip

Words = Mapping[str, tuple[str, ...]]

HEADINGS: Words = {
    "validates": (
        "validate", "validates", "validated by", "validation", "validator",
        "validators", "validating", "confirms", "confirm", "confirmation",
        "confirming", "proves", "proof points", "conditions", "condition",
        "upside conditions", "conditions for", "what has to be true",
        "what must be true", "green flags", "what would make this right",
    ),
    "invalidates": (
        "invalidate", "invalidates", "invalidated by", "invalidation", "invalidator",
        "invalidators", "invalidating", "kill criteria", "kill criterion",
        "kill switch", "kill switches", "what kills", "kills the thesis",
        "thesis killers", "falsifier", "falsifiers", "falsification", "falsifies",
        "falsify", "falsification criteria", "change my mind", "change our mind",
        "change your mind", "changes my mind", "soft warning", "soft warnings",
        "warning signs", "early warnings", "what breaks", "breaks the thesis",
        "disconfirm", "disconfirms", "disconfirming", "disconfirming evidence",
        "disconfirmation", "disprove", "disproves", "disproof", "prove me wrong",
        "prove us wrong", "proves me wrong", "wrong if", "i am wrong if",
        "exit criteria", "exit conditions", "stop conditions", "red flags",
        "invalidation conditions", "conditions that invalidate",
        "what would make this wrong",
    ),
    "evidence": (
        "evidence", "log", "tracker", "evidence log", "evidence tracker",
        "conviction log", "conviction tracker", "updates log", "update log",
        "=updates", "=update", "thesis updates", "recent updates", "latest updates",
        "=observations", "=journal", "thesis journal", "=developments",
        "recent developments", "=news", "news flow", "=newsflow", "data points",
    ),
    "winners": (
        "winner", "winners", "beneficiary", "beneficiaries", "who wins", "=wins",
    ),
    "losers": (
        "loser", "losers", "victims", "casualties", "who loses", "=loses",
    ),
    "complex": (
        "complex bet", "complex bets", "mixed bets", "two sided bets",
        "ambiguous bets", "complex positions", "mixed exposure",
    ),
    "long": (
        "long leg", "long legs", "long side", "long book", "long ideas",
        "long candidates", "long positions", "long position", "=long", "=longs",
        "=go long", "=what to own", "long basket",
    ),
    "short": (
        "short leg", "short legs", "short side", "short book", "short ideas",
        "short candidates", "short positions", "short position", "=short", "=shorts",
        "=go short", "=what to avoid", "short basket",
    ),
    "related": (
        "^related", "^see also", "=links", "=connections", "=connected notes",
        "=connected", "=linked notes", "=backlinks",
    ),
    "scenarios": (
        "scenario", "scenarios", "timing scenarios", "timing", "=paths",
        "scenario table",
    ),
    "risks": (
        "risk", "risks", "risk register", "key risks", "risk factors", "risk table",
    ),
    "watch": (
        "numbers to watch", "number to watch", "watch list", "watchlist",
        "what to watch", "things to watch", "metrics to watch",
        "indicators to watch", "=to watch", "=watch", "=signposts", "what to track",
        "metrics to track", "numbers to track", "=key metrics", "data to watch",
        "catalysts to watch",
    ),
    # Logs of one's own doings are no evidence, and required evidence is none yet.
    "none": (
        "review log", "reviews log", "change log", "changes log", "edit log",
        "trade log", "trades log", "trading log", "position log", "positions log",
        "decision log", "decisions log", "revision log", "version log", "to do log",
        "evidence required", "required evidence", "evidence needed",
        "evidence to look for", "evidence i would need",
    ),
}  # fmt: skip

COLUMNS: Words = {
    "date": (
        "date", "dates", "when", "day", "date added", "observed", "time", "month",
        "as of", "period", "quarter",
    ),
    "observation": (
        "observation", "observations", "evidence", "event", "what happened", "what",
        "data point", "datapoint", "fact", "finding", "signal", "news",
        "development", "update", "note", "notes", "description", "detail", "details",
        "headline", "catalyst", "item", "change", "data",
    ),
    "implication": (
        "implication", "implications", "so what", "meaning", "what it means",
        "interpretation", "reading", "takeaway", "significance", "relevance",
        "impact", "effect", "why", "why it matters", "reason", "rationale",
        "comment", "conclusion", "thesis impact", "read through", "direction",
        "for thesis", "supports",
    ),
    "source": (
        "source", "sources", "reference", "references", "ref", "link", "url", "via",
    ),
    "side": (
        "side", "for against", "for or against", "supports refutes",
        "validates invalidates", "bull bear", "pro con", "direction",
    ),
    "names": (
        "names", "companies", "company", "tickers", "ticker", "stocks", "stock",
        "who", "name", "players", "beneficiaries", "notes", "equities", "positions",
        "expression", "expressions", "winners", "losers", "winner", "loser",
    ),
    "window": (
        "window", "likely window", "timing", "timeframe", "time frame", "timeline",
        "horizon", "when", "period", "date", "dates", "timing window",
        "expected window", "by when", "by",
    ),
    "evidence": (
        "evidence required", "required evidence", "evidence", "evidence needed",
        "requires", "conditions", "condition", "what has to happen", "signals",
        "what we would see", "confirmation", "trigger", "triggers",
    ),
    "reaction": (
        "stock reaction", "expected reaction", "reaction", "market reaction",
        "price reaction", "implication", "implications", "impact", "expected impact",
        "result", "consequence", "what happens", "effect",
    ),
    "probability": (
        "probability", "prob", "odds", "likelihood", "p", "chance", "weight",
    ),
    "outcome": (
        "outcome", "what happened", "resolution", "actual", "verdict",
    ),
    "factor": (
        "risk factor", "risk", "factor", "name", "threat", "risks",
    ),
    "description": (
        "description", "what", "detail", "details", "why", "explanation", "meaning",
    ),
    "trigger": (
        "potential trigger", "trigger", "triggers", "potential triggers", "tripwire",
        "tripwires", "trip wire", "early warning", "warning sign",
        "what would show it", "signal", "kill trigger",
    ),
    "name": (
        "name", "number", "metric", "indicator", "item", "figure", "series", "what",
        "scenario", "path", "case",
    ),
    "last reading": (
        "last reading", "reading", "latest", "last", "value", "current",
        "last value", "level",
    ),
}  # fmt: skip

FIELDS: Words = {
    "status": (
        "status", "thesis status", "state",
    ),
    "created": (
        "created", "date created", "created on", "creation date", "opened",
        "started", "initiated", "inception", "date",
    ),
    "last reviewed": (
        "last reviewed", "reviewed", "last review", "last reviewed on",
        "reviewed on", "review date", "last review date",
    ),
    "review": (
        "review", "review cadence", "cadence", "review frequency", "review rhythm",
        "review schedule", "review period", "review interval",
    ),
    "conviction": (
        "conviction", "conviction level",
    ),
    "confidence": (
        "confidence", "probability", "confidence level",
    ),
    "horizon": (
        "horizon", "by", "time horizon", "timeframe", "time frame", "target date",
        "expiry",
    ),
    "direction": (
        "direction", "stance",
    ),
}  # fmt: skip

# A note is of a kind by its tag, by `type:`, or by a folder that `vault.toml` names.
KINDS = ("thesis", "company", "person", "concept", "model", "source", "review")

STATUS_HEADS: Words = {
    Stage.IDEA: (
        "idea", "ideas", "draft", "seed", "concept", "hypothesis", "exploratory",
        "exploring", "proposed", "proposal", "backlog", "candidate", "early idea",
        "early", "new", "brainstorm", "stub", "incubating", "developing", "forming",
        "preliminary", "speculative",
    ),
    Stage.WATCHING: (
        "watching", "watch", "watchlist", "watch list", "monitoring", "monitor",
        "tracking", "researching", "research", "waiting", "pending", "on hold",
        "hold", "paused", "parked", "dormant", "under review", "early stage",
        "emerging", "low conviction", "observing", "not yet active", "wait and see",
        "inactive",
    ),
    Stage.ACTIVE: (
        "active", "live", "open", "current", "ongoing", "in progress", "in play",
        "playing out", "intact", "holding", "held", "invested", "long", "short",
        "position open", "actionable", "initiated", "accumulating", "building",
        "medium conviction", "moderate conviction", "on track", "running",
        "evolving", "in force", "working", "unchanged", "maintained", "deployed",
        "trading", "conviction", "started", "neutral", "mixed",
    ),
    Stage.CORE: (
        "core", "core thesis", "core position", "core holding", "high conviction",
        "highest conviction", "very high conviction", "top conviction",
        "max conviction", "maximum conviction", "strong conviction", "top idea",
        "best idea", "anchor", "flagship",
    ),
    Stage.STRENGTHENING: (
        "strengthening", "strengthened", "stronger", "strong", "improving",
        "gaining", "accelerating", "reinforced", "upgraded", "confirming",
        "validating", "partially validated", "partly validated", "being validated",
        "increasing conviction", "rising conviction", "building conviction",
        "gaining traction", "mostly validated",
    ),
    Stage.WEAKENING: (
        "weakening", "weakened", "weaker", "weak", "deteriorating", "fading",
        "challenged", "under pressure", "at risk", "questioned", "contested",
        "doubtful", "downgraded", "cracking", "eroding", "stalling", "stalled",
        "slipping", "partially invalidated", "partly invalidated",
        "falling conviction", "declining conviction", "in doubt", "reducing",
        "on watch", "uncertain",
    ),
    Stage.VALIDATED: (
        "validated", "confirmed", "proven", "proved", "played out", "realised",
        "realized", "succeeded", "right", "correct", "target hit", "won",
        "fulfilled",
    ),
    Stage.INVALIDATED: (
        "invalidated", "disproven", "disproved", "falsified", "broken", "wrong",
        "failed", "refuted", "busted", "dead", "killed", "rejected", "incorrect",
    ),
    Stage.CLOSED: (
        "closed", "exited", "sold", "done", "archived", "archive", "retired",
        "expired", "finished", "complete", "completed", "abandoned", "dropped",
        "superseded", "stopped", "ended", "no position", "covered", "discarded",
        "obsolete",
    ),
}  # fmt: skip


class Vocabulary:
    """The words in force, and what a heading, header, key or head means by them."""

    def __init__(
        self,
        headings: Words = HEADINGS,
        columns: Words = COLUMNS,
        fields: Words = FIELDS,
        heads: Words = STATUS_HEADS,
    ) -> None:
        self.fields = fields
        # Phrases by where they may stand in a heading: anywhere, `^` first, `=` alone.
        self._parts: dict[str, dict[str, str]] = {"": {}, "^": {}, "=": {}}
        for part, phrases in headings.items():
            for mark, phrase in map(_marked, phrases):
                self._parts[mark][words_of(phrase)] = part
        known = (phrase for phrases in self._parts.values() for phrase in phrases)
        self._longest = max(len(phrase.split()) for phrase in known)
        self._columns = {
            kind: {words_of(name): rank for rank, name in enumerate(names)}
            for kind, names in columns.items()
        }
        self.heads = {
            words_of(head): Stage(stage)
            for stage, heads_ in heads.items()
            for head in heads_
        }
        self.plain_keys = PLAIN_KEYS.union(
            normal_key(name) for names in fields.values() for name in names
        )
        self.part = lru_cache(maxsize=4096)(self._part)
        self.rank = lru_cache(maxsize=4096)(self._rank)

    def _part(self, heading: str) -> str | None:
        words = words_of(heading).split()
        found = (
            (len(run), part)
            for first in range(len(words))
            for last in range(first + 1, min(len(words), first + self._longest) + 1)
            for run in (" ".join(words[first:last]),)
            for part in (self._part_of_run(run, first, last == len(words)),)
            if part is not None
        )
        # Of several phrases the longest decides, of equally long ones the first.
        return max(found, key=lambda each: each[0], default=(0, None))[1]

    def _part_of_run(self, run: str, first: int, is_last: bool) -> str | None:  # noqa: FBT001
        if first == 0 and is_last and (part := self._parts["="].get(run)):
            return part
        if first == 0 and (part := self._parts["^"].get(run)):
            return part
        return self._parts[""].get(run)

    def _rank(self, kind: str, header: str) -> int | None:
        """How well a header names a kind of column: 0 is best, None not at all."""
        return self._columns[kind].get(words_of(header))

    def stage(self, head: str) -> Stage | None:
        """The stage that a status head stands for.

        `Active trade` is `active`: where the head is unknown, the longest known
        one that it begins with decides.
        """
        words = words_of(head).split()
        for length in range(len(words), 0, -1):
            if stage := self.heads.get(" ".join(words[:length])):
                return stage
        return None


def _marked(phrase: str) -> tuple[str, str]:
    return (phrase[0], phrase[1:]) if phrase[0] in "^=" else ("", phrase)


DEFAULT = Vocabulary()
