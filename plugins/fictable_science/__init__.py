"""The science pack."""
