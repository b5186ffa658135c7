"""The report: figures, tables and the words between them, made of what the analysis finds."""
