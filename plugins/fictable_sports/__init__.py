"""The sports pack."""
