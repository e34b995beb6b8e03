"""Lint: what is wrong with the thinking, told before the monthly review."""
