"""The travel pack."""
