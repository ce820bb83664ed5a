"""The media pack."""
