"""Letters and messages: what greets, thanks and signs is no part of a description."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan.data_files import read_table

_TABLE: Final = read_table("letters")
_HEADING: Final = re.compile(rf"^\s*>*\s*(?:{'|'.join(_TABLE['headings'].split())})\s*:\s*(?P<rest>.*)$", re.IGNORECASE)
_GREETING: Final = re.compile(rf"^\s*>*\s*(?:{'|'.join(_TABLE['greetings'])})(?:\s+[^\W\d]\w*){{0,3}}\s*[,!.:]*\s*$", re.IGNORECASE)
_CLOSING: Final = re.compile(rf"^\s*>*\s*(?:{'|'.join(_TABLE['closings'])})(?:\s+[^\W\d]\w*){{0,3}}\s*[,!.:)*]*\s*$", re.IGNORECASE)
_LAST: Final = re.compile(rf"(?<=[.!?;\n])\s*(?:{'|'.join(_TABLE['closings'])})\s*[,!.]*\s*$", re.IGNORECASE)
_SIGNED: Final = re.compile(r"^\s*[-–~]*\s*[^\W\d][\w.]*(?:\s+[^\W\d][\w.]*){0,2}\s*$")
_MOST_SIGNED: Final = 3


def strip_letter(text: str) -> str:
    """A text without the lines that greet, thank and sign, and without the headings of a message; its subject stays as a sentence."""
    lines = text.split("\n")
    if len(lines) < _MOST_SIGNED:
        return _LAST.sub("", text)
    kept: list[str] = []
    for number, line in enumerate(lines):
        heading = _HEADING.match(line)
        if _CLOSING.match(line) and all(_SIGNED.match(rest) or not rest.strip() for rest in lines[number + 1 :]):
            break
        if _GREETING.match(line) or _CLOSING.match(line):
            continue
        if heading and number < _MOST_SIGNED + 2:
            kept.extend([f"{heading['rest']}."] if line.lower().lstrip(" >").startswith(("subject", "re", "betreff")) else [])
            continue
        kept.append(line)
    return "\n".join(kept) if any(line.strip() for line in kept) else text
