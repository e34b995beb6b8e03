"""Edits, each a pure function of a note and arguments; nothing here writes."""
