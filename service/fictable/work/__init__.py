"""Use cases: they join the rooms and know no HTTP."""
