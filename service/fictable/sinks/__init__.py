"""Batches → bytes: one encoder per output format, pure and synchronous, fed with Arrow record batches of one schema."""
