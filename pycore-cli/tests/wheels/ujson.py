"""ujson: both directions of JSON in C, with default functions, errors and large numbers."""

import decimal
import sys

sys.path = [entry for entry in sys.path if entry != sys.path[0]]

import ujson


class Json:
    def __json__(self):
        return '{"own": true}'


values = [None, True, 0, -1, 2**31, 2**63 - 1, -(2**63), 1.5, 1e300, "", "t\xe9xt\u20ac\U0001f600", "\"\\/\b\n", [], [1, [2, [3]]], {},
          {"a": 1, "b": [{"c": None}]}, {1: 2, True: 3, None: 4}, (1, 2), Json(), decimal.Decimal("1.5")]
for value in values:
    for options in ({}, {"ensure_ascii": False}, {"indent": 2}, {"escape_forward_slashes": False, "encode_html_chars": True}):
        try:
            print(ascii(ujson.dumps(value, **options)))
        except Exception as error:
            print(type(error).__name__, error)
for text in ("null", "[1, 2.5, -3e2]", '{"a": {"b": [true, false]}}', '"\\u00e9\\ud83d\\ude00"', "123456789012345678901234567890", "[1,",
             "nul", "", '{"a" 1}', "[" * 2000, b'{"bytes": 1}', 5):
    try:
        print(ascii(ujson.loads(text))[:80])
    except Exception as error:
        print(type(error).__name__, error)
print(ujson.dumps({"z": object, "y": {1}}, default=lambda value: "other", sort_keys=True))
for value in (object(), float("nan"), {"a": b"bytes"}):
    try:
        print(ujson.dumps(value))
    except Exception as error:
        print(type(error).__name__)
loop = []
loop.append(loop)
try:
    ujson.dumps(loop)
except Exception as error:
    print(type(error).__name__, error)
