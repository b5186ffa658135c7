"""What changed between two editions of the graph, said in sentences."""
