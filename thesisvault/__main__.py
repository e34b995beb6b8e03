"""`python -m thesisvault` is `vault`."""

from thesisvault.cli.main import main

main()
