"""The address of every name of ours: as a page, or as data in the form that is asked for."""
