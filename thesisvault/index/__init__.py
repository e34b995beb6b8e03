"""The index: the vault's facts in SQLite, one row each; a cache."""
