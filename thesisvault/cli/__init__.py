"""The command line: the one place that prints, and reads clock and environment."""
