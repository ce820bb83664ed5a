"""Which words of English prose name columns, and which tell of their values: a sequence tagger with trained weights."""
