"""The dataset put into a SPARQL store elsewhere, graph by graph, taken up where it was left."""
