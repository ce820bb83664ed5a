"""The energy pack."""
