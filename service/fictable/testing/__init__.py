"""The kit for plugin authors: does a plugin keep the promises of the door?

In the tests of a pack: `assert_valid_plugin("air", golden=Path(__file__).with_name("golden.json"))`.
"""

from __future__ import annotations

from fictable.testing.validation import assert_valid_plugin, check_plugin
from fictable.testing.verdicts import Verdict

__all__ = ["Verdict", "assert_valid_plugin", "check_plugin"]
