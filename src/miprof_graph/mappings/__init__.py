"""Tables of mappings to other authorities, in the form of SSSOM."""
