"""The nouns that rooms and plugins share. Plain data and protocols; nothing here runs a dataset and nothing imports pyarrow."""
