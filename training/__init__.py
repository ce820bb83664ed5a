"""What the tagger of prose learns from, and how."""
