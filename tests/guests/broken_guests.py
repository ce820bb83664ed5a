"""Guests that break in nine ways: namespace → source."""

from __future__ import annotations

BROKEN_AT_LOAD = {
    "bad_import": "import nowhere_to_be_found\n",
    "bad_hook": """
        @hookimpl
        def register_field_types(register):
            register(FieldType("bad_hook.word", Pool(["a"])))
            raise ZeroDivisionError("the hook fails")
    """,
    "bad_exit": "raise SystemExit(3)\n",
    "bad_memory": "hoard = [bytearray(2**60)]\n",
    "bad_return": """
        @hookimpl
        def register_field_types(register):
            return [FieldType("bad_return.word", Pool(["a"]))]
    """,
    "bad_twice": """
        @hookimpl
        def register_field_types(register):
            register(FieldType("bad_twice.word", Pool(["a"])))
            register(FieldType("bad_twice.word", Pool(["b"])))
    """,
    "bad_foreign": """
        @hookimpl
        def register_field_types(register):
            register(FieldType("person.name", Pool(["a"])))
    """,
    "bad_unknown": """
        @hookimpl
        def register_feild_types(register):
            pass
    """,
}
REASONS = {
    "bad_import": "ModuleNotFoundError: No module named 'nowhere_to_be_found'",
    "bad_hook": "ZeroDivisionError: the hook fails",
    "bad_exit": "SystemExit: 3",
    "bad_memory": "MemoryError",
    "bad_return": "returned a list",
    "bad_twice": "'bad_twice.word' is already registered",
    "bad_foreign": "outside the namespace 'bad_foreign'",
    "bad_unknown": "unknown hook 'register_feild_types'",
}
# These do not even come to an end of being loaded.
ENDLESS_AT_LOAD = {
    "loops": "while True:\n    pass\n",
    "sleeps": "import time\ntime.sleep(10)\n",
    "hook_loops": """
        @hookimpl
        def register_field_types(register):
            register(FieldType("hook_loops.word", Pool(["a"])))
            while True:
                pass
    """,
}
ENDLESS = """
    def map_forever(field, context):
        while True:
            pass

    @hookimpl
    def register_field_types(register):
        register(FieldType("endless.word", mapper=map_forever, phrases=("quuxometer reading",)))
        register(FieldType("endless.plain", Pool(["a", "b"])))
"""
# Further ways to misbehave when fields are mapped or rows are made.
AT_WORK = {
    "exits": "def work(rows):\n    raise SystemExit(4)\n",
    "hoards": "def work(rows):\n    return np.zeros(2**60)\n",
    "raises": "def work(rows):\n    return 1 / 0\n",
    "short": "def work(rows):\n    return np.zeros(3)\n",
    "scalar": "def work(rows):\n    return 5\n",
    "not_a_number": "def work(rows):\n    return np.full(len(rows), np.nan)\n",
    "objects": "def work(rows):\n    return [object()] * len(rows)\n",
    "itself": "def work(rows):\n    return rows['value']\n",
    "label_twice": "def work(rows):\n    return rows.draw('a').uniform() - rows.draw('a').uniform()\n",
    "in_place": "def work(rows):\n    found = rows['other']\n    found += 1\n    return found\n",
}
AT_WORK_HOOK = """
@hookimpl
def register_field_types(register):
    register(FieldType("{name}.word", work, storage="float64", decimals=3))
"""
