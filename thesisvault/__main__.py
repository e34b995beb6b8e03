"""`python -m thesisvault` is `vault`."""

from thesisvault.cli import run

run()
