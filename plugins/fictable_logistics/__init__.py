"""The logistics pack."""
