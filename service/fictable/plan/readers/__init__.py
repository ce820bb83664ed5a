"""One small function per notation: each takes text and gives what it found and the text without it."""
