"""The command line: one file per command. What makes rows is imported when a command runs, so that --help is quick."""
