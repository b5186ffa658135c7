"""The reconciliation service: matches the names in a spreadsheet with entities of the graph."""
