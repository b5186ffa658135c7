"""The page to write a query on, and the answers as tables."""
