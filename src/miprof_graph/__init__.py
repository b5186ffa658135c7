"""The public knowledge graph of MIPROF: sourced facts, dumps, queries, network and map."""
