"""What runs the tests that are written as Markdown."""
