"""The command `fictable`, also as `python -m fictable`."""

from __future__ import annotations

from fictable.cli.command import fictable


def main() -> None:
    """Run the command with the arguments of the process, and end the process with its exit code."""
    fictable(prog_name="fictable")


if __name__ == "__main__":
    main()
