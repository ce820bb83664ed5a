"""Plugins → catalog; dataset spec + catalog → planned dataset."""
