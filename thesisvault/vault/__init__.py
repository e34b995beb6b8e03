"""Many notes: their configuration, where they lie, and what links lead to."""
