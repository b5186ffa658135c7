"""The checks: tables cell by cell, SHACL shapes, violation queries."""
