"""Texts for properties: anything at all, and what looks like a note."""

from hypothesis import strategies as st

# Lone surrogates as well: a text that was decoded badly holds them.
any_text = st.text(st.characters(exclude_categories=()), max_size=200)

_INLINE = (
    "a", "word ", "[[A]]", "[[A|b]]", "[[A\\|b]]", "![[e.png|10]]", "[[", "]]", "[",
    "]", "](", "[t](u.md)", "[t](<u v.md>)", "(", ")", "|", " | ", "\\|", "\\", "`",
    "``", "`c`", "$", "$$", "$5 ", "%%", "%% c %%", "#", "#tag", "#1", "^", "^id",
    " ^id", "*", "**", "_", "__", "~~", "==", "<", ">", "<b>", "<!--", "-->", "<?", "&",
    "!", ":", "::", "**Status**: Active", "[k:: v]", "(k:: v)", "https://a.b/c#d",
    "://", "2026-02-08", "Q1 2026", "✅ 2026-03-01", "(2026-03)", "—", " — ", "é",
    "日本", "🟢", "\u0301", "\u200b", "\u200d", "\u2028", "\u0085", "\u00a0", "\ufeff",
    "\ufffc", "\x00", "\x0b", "\x0c", "\x1a", "\ud800", " ", "  ", "\t",
)  # fmt: skip
_LINES = (
    "# ", "## ", "### Evidence log", "## What validates the thesis",
    "## What invalidates the thesis", "## Winners", "## Complex bets", "## Related",
    "## Scenarios", "## Risks", "## Numbers to watch", "# Long [[A]] vs [[B]]",
    "- ", "* ", "1. ", "2) ", "- [ ] ", "- [x] ~~", "> ", "> [!note] ", "    ", "\t",
    "```", "~~~", "---", "===", "***", "- - -", "| a | b |", "|---|---|", "--- | ---",
    "| Date | Observation |", "| Category | Logic | Names |", "|---|---|---|",
    "| Scenario | Window |", "| Risk | Trigger |", "- 2026-02-08: ",
    "*Review monthly. Track a, b.*", "Status: ", "Created: 2026-02-08", "k:: v",
    "%%", "$$", "<div>", "[^1]: ", "tags: [a, b]", "  - x", "key: ", "#thesis #a",
)  # fmt: skip
_ENDS = ("\n", "\n", "\n\n", "\r\n", "\r", "")

_line = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(("", "", *_LINES)),
        st.lists(st.sampled_from(_INLINE), max_size=6).map("".join),
        st.sampled_from(_ENDS),
    ),
)
_opening = st.sampled_from(("", "", "\ufeff", "---\n", "---\na: b\n---\n", "---\r\n"))

# Anything that Markdown and Obsidian give a meaning, in any order.
markdown = st.builds(
    "".join, st.tuples(_opening, st.lists(_line, max_size=12).map("".join))
)

notes = st.one_of(any_text, markdown)
