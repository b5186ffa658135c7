"""Benchmarks: the build against the plain alternative, on made-up graphs of our own shape."""
