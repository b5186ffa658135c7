"""The SPARQL endpoint: protocol, forms of answers, service description, graph store."""
