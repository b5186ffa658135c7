"""The web service: start page, map, downloads and a read-only SPARQL endpoint."""
