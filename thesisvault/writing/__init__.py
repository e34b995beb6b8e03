"""Changing files without damage: the only writer of notes, and its journal."""
