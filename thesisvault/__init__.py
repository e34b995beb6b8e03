"""Tooling for a vault of investment theses."""
