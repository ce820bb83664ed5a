"""The writers of the pages are imported as `tests.documents.…`: the checkout must be on the path."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
