"""The documents that are made from the ontology."""
