"""Arguments and values by formats, good and bad."""

import array
import warnings

import _arguments as arguments


class Index:
    def __index__(self):
        return 7


class Float:
    def __float__(self):
        return 2.5


class Complex:
    def __complex__(self):
        return 1 + 2j


class Text(str):
    pass


def show(function, *values, **named):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result = repr(function(*values, **named))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    result = " ".join([result, *(f"[{warning.category.__name__}: {warning.message}]" for warning in warned)])
    print(function.__name__, values, named or "", "->", result)


print(arguments.__doc__, arguments.parse_i.__module__)

NUMBERS = [0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2**31 - 1, 2**31, -(2**31) - 1, 2**32, 2**63 - 1, 2**63,
           2**64, -(2**63), -(2**64), 10**30, True, 1.5, "1", None, b"x", Index()]
for name in "bBhHiIlkLKn":
    for number in NUMBERS:
        if isinstance(number, Index):
            print(name, getattr(arguments, f"parse_{name}")(number))
        else:
            show(getattr(arguments, f"parse_{name}"), number)
for name in "fdD":
    for number in (0, 1.5, -2, 10**400, "1", None, 1e300, True, 1j):
        show(getattr(arguments, f"parse_{name}"), number)
    print(getattr(arguments, f"parse_{name}")(Float()), getattr(arguments, f"parse_{name}")(Index()))
print(arguments.parse_D(Complex()))
for value in (b"x", b"", b"xy", bytearray(b"y"), bytearray(b"yz"), "x", 1, None):
    show(arguments.parse_c, value)
for value in ("x", "\u20ac", "\U0001f600", "", "xy", b"x", 1):
    show(arguments.parse_C, value)
for value in (True, False, [], [1], None, "x", 0.0):
    show(arguments.parse_p, value)

TEXTS = ["", "text", "\xe9\u20ac", "nul\0", "\ud800", b"bytes", b"nul\0", bytearray(b"array"), None, 5,
         array.array("i", [1])]
for name in ("s", "z", "y", "s_hash", "z_hash", "y_hash", "s_star", "z_star", "y_star", "w_star"):
    for value in TEXTS:
        show(getattr(arguments, f"parse_{name}"), value)
show(arguments.parse_s, Text("sub"))
try:
    arguments.parse_y_star(memoryview(b"abcdef")[::2])
except BufferError as error:
    print(error)
try:
    arguments.parse_w_star(memoryview(bytearray(b"abcdef"))[::2])
except TypeError as error:
    print(error)
for name in ("S", "Y", "U", "O"):
    for value in ("s", b"b", bytearray(b"a"), None, 1, int):
        show(getattr(arguments, f"parse_{name}"), value)
for value in ([], [1], (), None, list):
    show(arguments.parse_O_type, value)
for value in (4, "x", 2**70):
    show(arguments.parse_O_converter, value)
for value in ("text", b"bytes", bytearray(b"array"), 5, None):
    show(arguments.parse_encoded, value)
for value in ("t\xe9xt", "\u20ac", "nul\0", b"bytes", 5):
    show(arguments.parse_encoded_only, value)

for values in ([1, (2, (3, "x"))], [1, 2], [1, (2,)], [1, (2, 3)], [1, (2, (3,))], [1, (2, (3, 4))], [1, [2, [3, "y"]]],
               [1, "ab"], ["x", (2, (3, "x"))], [1, ("x", (3, "x"))]):
    show(arguments.parse_nested, *values)
for values in ([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], ["x"], [1, "x"]):
    show(arguments.parse_optional, *values)
for values in ([], [1], [1, 2], ["x"]):
    show(arguments.parse_message, *values)
show(arguments.parse_nothing)
show(arguments.parse_nothing, 1)
for values in ([1], [1, 2], [1, "x"], [1, 2, 3]):
    show(arguments.parse_without_name, *values)
show(arguments.parse_many, *[n / 2 if n % 2 else n for n in range(22)])
show(arguments.parse_many, *range(21))

show(arguments.parse_keywords)
show(arguments.parse_keywords, 1)
show(arguments.parse_keywords, a=1)
show(arguments.parse_keywords, 1, c=3)
show(arguments.parse_keywords, 1, 2, 3)
show(arguments.parse_keywords, 1, 2, 3, 4)
show(arguments.parse_keywords, 1, a=2)
show(arguments.parse_keywords, 1, d=2)
show(arguments.parse_keywords, b=2)
show(arguments.parse_keywords, a=1, b=2, c=3, d=4)
show(arguments.parse_keywords, 1, b="x")
show(arguments.parse_keyword_only, 1, 2, c="x")
show(arguments.parse_keyword_only, 1, 2, "x")
show(arguments.parse_keyword_only, 1, c=3)
show(arguments.parse_keyword_only, c="x")
show(arguments.parse_required_keyword, 1, 2, c=3)
show(arguments.parse_required_keyword, 1, b=2, c=3)
show(arguments.parse_required_keyword, 1, 2)
show(arguments.parse_required_keyword, 1, 2, 3)
show(arguments.parse_required_keyword, b=2, c=3)
show(arguments.parse_required_keyword)
for values in ([], [1], [1, 2, 3], [1, 2, 3, 4]):
    show(arguments.parse_unpacked, *values)
show(arguments.parse_unpacked, a=1)
show(arguments.parse_bad, 1)

for key, value in arguments.build().items():
    print(key, value)
print(arguments.build_one())
for which in range(7):
    show(arguments.build_bad, which)
for value in (None, "t\xe9xt", 12, arguments):
    try:
        for line in arguments.format(value):
            print(ascii(line) if "module" not in line else "module")
    except Exception as error:
        print(type(error), error)
for which in range(4):
    show(arguments.format_bad, which)
