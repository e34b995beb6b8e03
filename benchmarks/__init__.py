"""Benchmarks: vaults made to measure, and the measuring."""
