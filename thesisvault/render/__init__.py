"""Notes and numbers as pages and pictures."""
