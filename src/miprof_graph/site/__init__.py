"""The pages that lead into the graph: start, search, kinds, questions, documents, downloads."""
