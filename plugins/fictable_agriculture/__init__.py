"""The agriculture pack."""
