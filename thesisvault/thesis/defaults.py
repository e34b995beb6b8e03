"""The words that make a thesis, as people write them: nothing but data.

A heading's phrase may stand anywhere in the heading; `^phrase` only begins it,
`=phrase` is all of it. Where several phrases fit, the longest decides, and `~phrase`
only where no other fits. A column may have several meanings: the first name of a
kind fits it best.
"""

from collections.abc import Mapping
from typing import Literal

from thesisvault.thesis.model import Sign

Part = Literal[
    "validates", "invalidates", "evidence", "winners", "losers", "complex", "long",
    "short", "related", "scenarios", "risks", "watch", "none",
]  # fmt: skip
FieldName = Literal[
    "status", "created", "last reviewed", "review", "next review", "conviction",
    "confidence", "horizon", "direction",
]  # fmt: skip

SIGNS: Mapping[str, Sign] = {
    "winners": "+", "long": "+", "losers": "-", "short": "-", "complex": "±",
    "related": "0",
}  # fmt: skip

Words = Mapping[str, tuple[str, ...]]

HEADINGS: Words = {
    "validates": (
        "validates", "=validate", "what validates", "would validate",
        "validate the thesis", "validate this", "validate it", "validated by",
        "validated if", "=validated", "validation", "validator", "validators",
        "validating", "confirms", "confirmed by", "would confirm", "confirming",
        "=confirmation", "confirmation signals", "confirmation criteria",
        "confirmation checklist", "proves", "proof points", "prove me right",
        "proves me right", "prove us right", "prove this right", "proves this right",
        "prove it right", "proves it right", "would prove it", "green flags",
        "success criteria", "success conditions", "confirmation triggers",
        "confirmatory", "right if", "positive triggers", "bullish triggers",
        "strengthens the thesis", "strengthen the thesis",
        "what would make this right", "has to be true", "must be true",
        "needs to be true", "has to go right", "must go right", "needs to go right",
        "has to happen", "must happen", "needs to happen", "need to believe",
        "have to believe", "must believe", "upside conditions", "conditions for",
        "~conditions", "~condition", "confirmed if", "strengthens if",
        "strengthened if", "upgrade triggers", "upgrade if",
    ),
    "invalidates": (
        "invalidates", "invalidate", "invalidated", "invalidated by",
        "invalidation", "invalidator", "invalidators", "invalidating",
        "kill criteria", "kill criterion", "kill conditions", "kill triggers",
        "kill switch", "kill switches", "what kills", "would kill",
        "kill the thesis", "kills the thesis", "thesis killer", "thesis killers",
        "falsifier", "falsifiers", "falsification", "falsifies", "falsify",
        "falsified by", "falsification criteria", "refute", "refutes", "refuted by",
        "change my mind", "change our mind", "change our minds", "change your mind",
        "changes my mind", "changes our mind", "soft warning", "soft warnings",
        "warning signs", "warning signals", "early warnings", "what breaks",
        "breaks the thesis", "break the thesis", "thesis breaker",
        "thesis breakers", "thesis breaking", "deal breakers", "dealbreakers",
        "disconfirm", "disconfirms", "disconfirmed by", "disconfirming",
        "disconfirming evidence", "disconfirmation", "disprove", "disproves",
        "disproved by", "disproof", "prove me wrong", "prove us wrong",
        "proves me wrong", "be wrong", "wrong if", "i am wrong", "i m wrong",
        "we are wrong", "we re wrong", "exit criteria", "exit conditions",
        "exit triggers", "exit signals", "conditions for exit",
        "conditions for exiting", "sell criteria", "sell triggers", "sell signals",
        "abort criteria", "stop conditions", "tripwire", "tripwires", "trip wires",
        "red flags", "what would make this wrong", "make me wrong", "makes me wrong",
        "prove this wrong", "proves this wrong", "prove it wrong", "proves it wrong",
        "prove the thesis wrong", "proves the thesis wrong", "could break",
        "would break", "thesis is broken", "thesis is dead", "thesis dies",
        "hard stop", "hard stops", "failure criteria", "failure conditions",
        "abort conditions", "conditions for invalidation", "refutation",
        "negative triggers", "bearish triggers", "exit if", "sell if", "abandon if",
        "abandon the thesis", "give up if", "walk away if", "reasons to sell",
        "reasons to exit", "when to sell", "when to exit", "make me sell",
        "make us sell", "make me exit", "make us exit", "make me cover",
        "make us cover", "cover triggers", "cover criteria", "weakens the thesis",
        "weaken the thesis", "breaks if", "weakens if", "weakened if", "disproving",
        "disconfirmer", "disconfirmers", "downgrade triggers", "downgrade if",
        "change my view", "change our view", "changes my view", "changes our view",
        "change view if", "change the thesis", "changes the thesis",
        "conditions to exit", "conditions to sell", "conditions for selling",
    ),
    "evidence": (
        "evidence", "~log", "~tracker", "evidence log", "evidence tracker",
        "conviction log", "conviction tracker", "updates log", "update log",
        "validation log", "validation tracker", "=updates", "=update",
        "thesis updates", "recent updates", "latest updates", "status updates",
        "=observations", "=journal", "thesis journal", "=developments",
        "recent developments", "latest developments", "key developments", "=news",
        "latest news", "news flow", "=newsflow", "data points", "datapoints",
        "=what happened", "what has happened", "what s happened",
        "conviction history", "quarterly updates", "earnings updates", "recent news",
    ),
    "winners": (
        "winner", "winners", "beneficiary", "beneficiaries", "who wins", "who gains",
        "who benefits", "=wins",
    ),
    "losers": (
        "loser", "losers", "victims", "casualties", "who loses", "who suffers",
        "who gets hurt", "who is hurt",
        "=loses",
    ),
    "complex": (
        "complex bet", "complex bets", "mixed bets", "two sided bets",
        "two way bets", "ambiguous bets", "complex positions", "mixed exposure",
        "=complex", "=mixed", "=ambiguous", "=two sided", "go either way",
    ),
    "long": (
        "long leg", "long legs", "long side", "long book", "long ideas",
        "long candidates", "long positions", "long position", "long trades",
        "long basket", "=long", "longs", "=go long", "=what to own", "=what i own",
        "=what i m long",
    ),
    "short": (
        "short leg", "short legs", "short side", "short book", "short ideas",
        "short candidates", "short positions", "short position", "short trades",
        "short basket", "=short", "shorts", "=go short", "=what to avoid",
        "=what i m short",
    ),
    "related": (
        "^related", "^see also", "=links", "=connections", "=connected notes",
        "=connected", "=connected theses", "=linked notes", "=linked theses",
        "=adjacent theses", "=backlinks", "=cross links", "=cross references",
    ),
    "scenarios": (
        "scenario", "scenarios", "timing scenarios", "timing", "=paths",
        "scenario table", "bull base bear", "bear base bull", "base bull bear",
        "possible outcomes",
    ),
    "risks": (
        "risk", "risks", "risk register", "key risks", "risk factors", "risk table",
        "threats", "pre mortem", "premortem", "could go wrong", "can go wrong",
        "might go wrong",
    ),
    "watch": (
        "numbers to watch", "number to watch", "watch list", "watchlist",
        "to watch", "to monitor", "to track", "what i m watching",
        "what we re watching", "=watch", "=watching", "signposts",
        "leading indicators", "=kpis", "=key metrics", "=key indicators",
        "=indicators", "=monitor", "=monitoring", "monitoring list", "numbers i watch",
        "numbers we watch",
        "next review", "next signals", "monitoring plan",
    ),
    "none": (
        # Logs of one's own doings are no evidence.
        "review log", "reviews log", "change log", "changes log", "edit log",
        "trade log", "trades log", "trade journal", "trade tracker", "trading log",
        "trading journal", "transaction log", "transactions log", "order log",
        "orders log", "execution log", "buy log", "sell log", "entry log",
        "position log", "positions log", "position tracker", "portfolio log",
        "portfolio tracker", "rebalancing log", "sizing log", "dividend log",
        "performance log", "performance tracker", "p l log", "p l tracker",
        "pnl log", "pnl tracker", "price log", "price tracker", "decision log",
        "decisions log", "prediction log", "predictions log", "forecast log",
        "revision log", "version log", "to do log", "task log", "work log",
        "time log", "activity log", "meeting log", "call log", "reading log",
        "chat log", "error log", "habit tracker", "todo log",
        # Evidence that is wanted is none yet.
        "evidence required", "required evidence", "evidence needed",
        "evidence to look for", "evidence to collect", "evidence i would need",
        "evidence i need", "missing evidence",
        # Words of claims in other senses.
        "not validate", "not validated", "not invalidate", "not invalidated",
        "to validate", "model validation", "data validation", "cross validation",
        "validation bias", "market conditions", "financial conditions",
        "credit conditions", "economic conditions", "monetary conditions",
        "business conditions", "trading conditions", "current conditions",
        "terms and conditions",
        # Both sides at once are neither.
        "long short", "long and short", "longs and shorts",
        *(
            f"long {both}short {what}"
            for both in ("", "and ")
            for what in (
                "leg", "legs", "side", "book", "ideas", "candidates", "position",
                "positions", "trades", "basket",
            )
        ),
        "related party", "related parties", "risk reward", "risk management",
    ),
}  # fmt: skip

# Of a heading that speaks of both, nobody can tell which it means.
OPPOSITES: Mapping[str, str] = {
    "validates": "invalidates", "invalidates": "validates",
    "winners": "losers", "losers": "winners", "long": "short", "short": "long",
}  # fmt: skip

COLUMNS: Words = {
    "date": (
        "date", "dates", "when", "day", "date added", "observed", "observed on",
        "event date", "date observed", "logged", "reported", "published", "time",
        "month", "as of", "period", "quarter", "date read", "read on",
        "reading date", "checked on", "last checked",
    ),
    "observation": (
        "observation", "observations", "evidence", "event", "what happened", "what",
        "data point", "datapoint", "fact", "finding", "signal", "news",
        "development", "update", "note", "notes", "description", "detail", "details",
        "headline", "catalyst", "item", "change", "what changed", "data", "summary",
        "insight", "entry",
    ),
    "implication": (
        "implication", "implications", "so what", "meaning", "what it means",
        "interpretation", "reading", "takeaway", "significance", "relevance",
        "impact", "effect", "why", "why it matters", "reason", "rationale",
        "comment", "conclusion", "thesis impact", "thesis implication",
        "read through", "assessment", "direction", "for thesis", "supports",
        "analysis", "my take", "take", "read", "verdict", "lesson",
    ),
    "source": (
        "source", "sources", "reference", "references", "ref", "link", "url", "via",
        "citation", "origin",
    ),
    "side": (
        "side", "for against", "for or against", "supports refutes",
        "supports contradicts", "validates invalidates", "bull bear",
        "bullish bearish", "pro con", "direction", "δ conviction",
        "conviction change", "change in conviction",
    ),
    # Two of these make a log of one's own trades.
    "trade": (
        "trade", "action", "buy sell", "bought", "sold", "shares", "contracts",
        "quantity", "qty", "price", "fill", "cost", "cost basis", "fees", "proceeds",
        "order", "p l", "pnl",
    ),
    "names": (
        "names", "companies", "company", "tickers", "ticker", "stocks", "stock",
        "who", "name", "players", "beneficiaries", "equities", "positions", "asset",
        "assets", "securities", "security", "instrument", "instruments", "holding",
        "holdings", "expression", "expressions", "winners", "losers", "winner",
        "loser", "note", "notes",
    ),
    "window": (
        "window", "likely window", "timing", "timeframe", "time frame", "timeline",
        "horizon", "when", "period", "date", "dates", "timing window",
        "expected window", "expected timing", "target date", "deadline", "by when",
        "by", "expected date", "eta",
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
        "description", "what", "detail", "details", "why", "why it matters",
        "explanation", "mechanism", "meaning",
    ),
    "trigger": (
        "potential trigger", "trigger", "triggers", "potential triggers", "tripwire",
        "tripwires", "trip wire", "early warning", "warning sign",
        "warning signs", "what would show it", "what would trigger it",
        "trigger event", "signal", "signals", "kill trigger", "escalation trigger",
        "action trigger", "early warning sign", "early warning signs",
        "leading indicator", "leading indicators", "threshold", "watch for",
        "what to watch", "kill if", "invalidates if",
    ),
    "state": (
        "state", "status", "current state", "current status", "now",
    ),
    # Whose number it is.
    "subject": (
        "of what", "of", "company", "companies", "whose", "who", "for", "subject",
        "scope", "entity", "firm", "ticker",
    ),
    # Who it is, and what has to come true first, in a table of companies.
    "company": (
        "company", "companies", "stock", "stocks", "ticker", "tickers", "firm",
        "firms",
    ),
    "condition": (
        "key upside condition", "upside condition", "key condition",
        "key downside condition", "downside condition", "condition", "conditions",
    ),
    "name": (
        "name", "number", "metric", "indicator", "item", "figure", "series", "what",
        "scenario", "path", "case",
    ),
    "last reading": (
        "last reading", "reading", "latest", "last", "value", "current",
        "last value", "level", "latest reading", "current reading", "latest value",
        "current value", "last print",
    ),
}  # fmt: skip

FIELDS: Words = {
    "status": (
        "status", "thesis status", "current status", "state", "stage",
    ),
    "created": (
        "created", "date created", "created date", "created on", "creation date",
        "opened", "started", "start date", "initiated", "inception", "date added",
        "added on", "thesis established", "thesis created", "date",
    ),
    "last reviewed": (
        "last reviewed", "reviewed", "last review", "last reviewed on",
        "reviewed on", "review date", "last review date", "last checked",
        "last validated", "thesis reviewed",
    ),
    "review": (
        "review", "review cadence", "cadence", "review frequency", "review rhythm",
        "review schedule", "review period", "review interval", "review every",
    ),
    "next review": (
        "next review", "next review date", "review due", "review by",
    ),
    "conviction": (
        "conviction", "conviction level",
    ),
    "confidence": (
        "confidence", "probability", "confidence level",
    ),
    "horizon": (
        "horizon", "by", "time horizon", "timeframe", "time frame", "target date",
        "deadline", "expiry",
    ),
    "direction": (
        "direction", "stance", "side",
    ),
}  # fmt: skip

# A note is of a kind by its tag, by `type:`, or by a folder that `vault.toml` names.
KINDS = ("thesis", "company", "person", "concept", "model", "source", "review")
