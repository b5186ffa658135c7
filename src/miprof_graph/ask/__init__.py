"""Asking the built graph: SPARQL, named questions, cards of entities, paths between them."""
