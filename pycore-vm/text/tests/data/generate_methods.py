"""Write methods.tsv: what CPython 3.14 says about methods of str and bytes. A line: method, kind, arguments, result."""

import itertools
import random
from pathlib import Path

random.seed(314)
STRINGS = [
    "", " ", "a", "A", "aB c", "\u00e9", "\u00df", "\u00dfx", "\u0130", "\u0130I\u0131i", "\u01c5", "\u01c4\u01c5\u01c6 \u01c4", "\ufb03 \ufb00",
    "\u03a3", "A\u03a3", "A\u03a3 ", "A\u03a3.B", "A\u03a3.", "'\u03a3", "A'\u03a3'", "\u03a3\u03a3", "AB\u0345\u03a3\u0345", "\u1f88\u1fbc",
    "\u0149\u1e96", "hello wORLD", "they're Bill's", "12\u0663", "\u00b2\u00bd", "\u2163", "\u4e09", "a\u0301b", "_x1", "1x", "\u2118x", "x\u00b7",
    "\u2003\u3000", " \x1f\x85\xa0", "Ab Cd", "AbC", "\u1f80 \u1fb3", "\U00010400\U00010428", "\ud800a", "\u10d0\u1c90", "\uab70\u13a0", "\u1e9e",
    "\u00ba\u00aa", "\u2c2f", "\u0391\u0345", "\u0345a", "\x00\x7f", "x\u00ad",
    "tab\there", "\t\ta\tb\n\tc\r\td", "+12", "-", "-\u00e9", "\u00e9-1",
    "a,b,,c", ",,", ", a , b", "aXXbXXXc", "  one  two\tthree  ", "x\r\ny\n\nz\r", "p\x0bq\x0cr\x1cs\x1dt\x1eu\x85v\u2028w\u2029", "aaaa", "abab\u20acabab\U0001f40d",
    "it's", 'say "it\'s"', 'q"', "\\n\n\r\t\x00\x7f\x80\xad\u200b\u20ac\ue000\U0001f40d\U000e0001\ud83d",
]
BYTES = [b"", b" ", b"aB c", b"AbC dEf", b"Ab Cd", b"\xe9\xb5", b" \x1c\x85\xa0 ", b"\t\x0b\x0c\r\n ", b"x\r\ny\n\x0bz\r", b"+12", b"a,b,,c", b"1\xb2", b"it's\\\xff\x00", b"they're", b"a\tb\n\tc"]
NEEDLES = ["", "a", ",", ", ", "XX", "aa", "ab", "\u20ac", "\U0001f40d", "\u20acab", "b\U0001f40d", "\u00e9", "b", "zz"]
lines = []


def show(value):
    if value is None or isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if isinstance(value, str):
        return '"' + "".join(c if " " <= c <= "~" and c not in "\\|" else f"\\{ord(c):x};" for c in value)
    return "[" + "|".join(show(item) for item in value)


def case(name, value, *arguments):
    result = getattr(value, name)(*arguments)
    kind = "b" if isinstance(value, bytes) else "s"
    lines.append("\t".join([name, kind, *map(show, (value, *arguments)), show(result)]))


for s in STRINGS + BYTES:
    for name in "upper lower title capitalize swapcase isalpha isalnum isdigit islower isupper istitle isspace".split():
        case(name, s)
    if isinstance(s, str):
        for name in "casefold isdecimal isnumeric isidentifier isprintable isascii".split():
            case(name, s)
    for keep in (False, True):
        case("splitlines", s, keep)
    for size in (8, 4, 1, 0, -3):
        case("expandtabs", s, size)
    for width in (0, 3, 4, 9, 10):
        case("zfill", s, width)
        for name in "center ljust rjust".split():
            case(name, s, width, "\u20ac" if isinstance(s, str) else b"*")
    for name in "strip lstrip rstrip".split():
        case(name, s)
        for chars in [" ", "a ", ",x\r\n", "\u00e9 -", "\u20ac\u20ad"]:
            case(name, s, chars if isinstance(s, str) else chars.encode())
    for most in (-1, 0, 1, 2):
        case("split", s, None, most)
        case("rsplit", s, None, most)
    for needle in NEEDLES:
        needle = needle if isinstance(s, str) else needle.encode("utf-8")
        for name in "find rfind count startswith endswith".split():
            case(name, s, needle)
        for most in (-1, 0, 1, 2):
            for new in ("", "a", "<>", "\u20ac", "\U0001f40d"):
                case("replace", s, needle, new if isinstance(s, str) else new.encode(), most)
            if needle:
                case("split", s, needle, most)
                case("rsplit", s, needle, most)
        if needle:
            case("partition", s, needle)
            case("rpartition", s, needle)
    lines.append("\t".join(["repr", "b" if isinstance(s, bytes) else "s", show(s), show(repr(s))]))
    lines.append("\t".join(["ascii", "b" if isinstance(s, bytes) else "s", show(s), show(ascii(s))]))

# All cases of one method of one text would be many: of each method keep some.
by_method = {}
for line in lines:
    by_method.setdefault(line.split("\t")[0], []).append(line)
kept = [line for group in by_method.values() for line in (group if len(group) < 170 else random.sample(group, 170))]
Path(__file__).with_name("methods.tsv").write_text("\n".join(kept) + "\n")
print(len(kept))
