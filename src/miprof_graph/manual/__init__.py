"""Documents about the data that are made from them: the dictionary, the page of the ontology."""
