"""One note: text in, records out."""
