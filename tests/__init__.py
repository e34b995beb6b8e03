"""Tests of thesisvault: data first, and little Python to run it."""
