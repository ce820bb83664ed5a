"""The government pack."""
