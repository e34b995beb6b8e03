"""Reports: one question each, answered from the index with a record."""
