"""Shorthand of lists, written out as the grammar reads it."""
