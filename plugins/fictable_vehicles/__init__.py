"""The vehicle pack."""
