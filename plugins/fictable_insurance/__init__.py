"""The insurance pack."""
