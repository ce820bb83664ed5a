"""SQLite: the connection with its numbered migrations, and the cache of plans."""
