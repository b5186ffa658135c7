"""Links out to Wikidata: candidates with their reasons, and what a person decides of them."""
