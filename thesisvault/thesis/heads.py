"""The words that say how far things have come: heads of a status, states of a risk.

A head may begin a longer one; `=head` is all of it.
"""

from collections.abc import Mapping

from thesisvault.thesis.defaults import Words
from thesisvault.thesis.model import RiskState, Stage

STATUS_HEADS: Words = {
    Stage.IDEA: (
        "idea", "ideas", "draft", "seed", "=concept", "hypothesis", "exploratory",
        "exploring", "proposed", "proposal", "backlog", "candidate", "early idea",
        "new idea", "=early", "=new", "brainstorm", "stub", "incubating",
        "developing", "forming", "preliminary", "speculative", "work in progress",
        "wip", "in development", "needs work", "needs research", "untested", "seedling",
        "raw idea", "nascent", "not started", "=budding", "=recommended",
    ),
    Stage.WATCHING: (
        "watching", "=watch", "watchlist", "watch list", "monitoring", "monitor",
        "tracking", "researching", "=research", "waiting", "pending", "on hold",
        "=hold", "paused", "parked", "dormant", "under review", "early stage",
        "emerging", "low conviction", "observing", "not yet active",
        "wait and see", "inactive", "on ice", "investigating", "awaiting", "shelved",
        "no position yet", "not owned", "in research", "needs review",
        "review needed", "on the watchlist", "=stale",
        "in review",
    ),
    Stage.ACTIVE: (
        "active", "=live", "=open", "=current", "ongoing", "in progress", "in play",
        "playing out", "intact", "=holding", "=held", "invested", "=long", "=short",
        "long position", "short position", "position open", "open position",
        "actionable", "initiated", "accumulating", "=building",
        "medium conviction", "moderate conviction", "on track", "=running",
        "evolving", "in force", "=working", "unchanged", "maintained", "deployed",
        "=trading", "=conviction", "=started", "=neutral", "=mixed", "reopened",
        "scaling in", "starter position", "small position", "full position", "=buying",
        "=owned", "=starter", "=tactical", "=bullish", "=bearish",
        "half position", "still valid", "=valid", "=satellite",
    ),
    Stage.CORE: (
        "core", "core thesis", "core position", "core holding", "high conviction",
        "highest conviction", "very high conviction", "top conviction",
        "max conviction", "maximum conviction", "strong conviction", "top idea",
        "best idea", "anchor", "flagship",
    ),
    Stage.STRENGTHENING: (
        "strengthening", "strengthened", "stronger", "=strong", "improving",
        "gaining", "accelerating", "reinforced", "upgraded", "confirming",
        "validating", "partially validated", "partly validated", "being validated",
        "increasing conviction", "rising conviction", "building conviction",
        "gaining traction", "mostly validated", "largely validated",
        "strongly validated", "partially confirmed", "partly confirmed",
        "mostly confirmed", "largely confirmed", "strongly confirmed",
        "conviction rising", "=growing", "=adding",
    ),
    Stage.WEAKENING: (
        "weakening", "weakened", "weaker", "=weak", "deteriorating", "fading",
        "challenged", "under pressure", "at risk", "questioned", "contested",
        "doubtful", "downgraded", "cracking", "eroding", "stalling", "stalled",
        "slipping", "partially invalidated", "partly invalidated",
        "falling conviction", "declining conviction", "in doubt", "=reducing",
        "on watch", "uncertain", "off track", "scaling out", "not working",
        "conviction falling", "=trimming", "=trimmed", "=selling", "=exiting",
    ),
    Stage.VALIDATED: (
        "validated", "confirmed", "proven", "proved", "played out", "realised",
        "realized", "succeeded", "=right", "=correct", "target hit", "=won",
        "fulfilled", "mostly played out", "largely played out",
        "target reached",
    ),
    Stage.INVALIDATED: (
        "invalidated", "invalid", "disproven", "disproved", "falsified", "broken",
        "=wrong", "=failed", "refuted", "busted", "=dead", "killed", "rejected",
        "incorrect", "was wrong",
    ),
    Stage.CLOSED: (
        "closed", "exited", "=sold", "=done", "archived", "=archive", "retired",
        "expired", "finished", "=complete", "completed", "abandoned", "=dropped",
        "superseded", "stopped", "ended", "no position", "=covered", "discarded",
        "obsolete", "deprecated", "taken profit", "took profit", "took profits",
        "=resolved", "=passed", "=pass", "merged into", "=merged",
    ),
}  # fmt: skip

# How far a risk has come, by the word that its state begins with.
RISK_STATES: Mapping[RiskState, tuple[str, ...]] = {
    "quiet": (
        "quiet", "calm", "dormant", "asleep", "silent", "low", "green", "none",
        "inactive", "latent", "no", "not", "untriggered",
    ),
    "stirring": (
        "stirring", "rising", "elevated", "building", "growing", "warning", "amber",
        "yellow", "orange", "watch", "watching", "medium", "emerging", "partly",
        "partially", "increasing", "close", "near",
    ),
    "tripped": (
        "tripped", "triggered", "hit", "fired", "red", "materialised",
        "materialized", "breached", "broken", "happened", "realised", "realized",
        "high", "active", "yes",
    ),
}  # fmt: skip
