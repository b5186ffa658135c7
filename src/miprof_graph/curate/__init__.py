"""Help for those who keep the facts: rows, entities and documents made, checked, put in place."""
