"""Write formats.tsv: what CPython 3.14 says about formats. Lines:

    format  CLASS  VALUE  SPEC  RESULT            percent  CLASS  VALUE  TEMPLATE  RESULT
    pieces  TEMPLATE  RESULT                      name  FIELD NAME  RESULT

Texts have escapes as in methods.tsv. A result that begins with `!` is the message of an error.
"""

import _string
import random
import struct
from pathlib import Path

random.seed(1618)


def show(text):
    return "".join(c if " " <= c <= "~" and c not in "\\" else f"\\{ord(c):x};" for c in text)


def attempt(question):
    try:
        return question()
    except (ValueError, OverflowError, TypeError) as error:
        return "!" + str(error)


def bits(value):
    return f"{struct.unpack('<Q', struct.pack('<d', value))[0]:x}"


FLOATS = [0.0, -0.0, 1.0, -1.5, 12345.678912, 1e16, 123456789012.0, -0.000123456, 1e-7, float("inf"), float("-inf"), float("nan"), 2.5, 0.5, 999999.5, 1e22, 1234567.0]
INTS = [0, 1, -1, 65, 255, -255, 123, 1234, -1234567, 10**9, 2**70, -(10**30), 0x10FFFF, 0x20AC]
TEXTS = ["", "a", "text", "l\u00f6ng \u20ac", "\U0001f40d", "a\ud800"]
values = [("float", bits(v), v) for v in FLOATS] + [("int", str(v), v) for v in INTS] + [("str", show(v), v) for v in TEXTS]
for _ in range(12):
    v = complex(random.choice(FLOATS), random.choice(FLOATS))
    values.append(("complex", bits(v.real) + "," + bits(v.imag), v))


def pick(*choices):
    return random.choice(choices)


def spec():
    fill = pick("", "", "", "0", "*", "\u20ac", "=", "\ud800")
    align = pick("", "<", ">", "^", "=") if fill == "" else pick("<", ">", "^", "=")
    text = fill + align + pick("", "", "+", "-", " ") + pick("", "", "", "z") + pick("", "", "#") + pick("", "", "0")
    text += pick("", "", "3", "8", "12", "20", "\u0663", "13", "14", "15", "16") + pick("", "", "", ",", "_")
    text += pick("", "", "", ".0", ".1", ".3", ".10", ".3_", ".10,", "._", ".20")
    text += pick("", "", "d", "f", "e", "g", "x", "X", "b", "o", "c", "n", "%", "s", "F", "E", "G") + pick("", "", "", "", "", "", "", "", "", "q", "5")
    return text


FIXED = ["<5<", ".", "..", "<<<5", "_,d", ",_d", ",,d", "__d", "10000000000000000000d", ".10000000000000000000f", "._,f", ".,_f", ".2__f", "qq", "\u20ac", "  d", "+ d", "z#d", "#zd",
         ".99999999999f", ".99999999999q", "=0.99999999999", "\x01", ",\x01", ",\u20ac", ",\x7f", ",!", "=+z#s", "=z#5s", "=#5s", "= s", "z.0f", "z", "#", "_", ",", "%", ".0%", "010", "012,", "013,", "04,"]
lines = []
for _ in range(3000):
    name, shown, value = random.choice(values)
    text = random.choice(FIXED) if random.random() < 0.25 else spec()
    result = attempt(lambda: format(value, text))
    if result.startswith("!") and random.random() < 0.6:
        continue
    # What the class decides before it formats is not asked here.
    if text and not result.startswith(("!%c", "!int too large", "!Python int")):
        lines.append(["format", name, shown, show(text), show(result)])

for _ in range(700):
    name, shown, value = random.choice([v for v in values if v[0] != "complex"])
    letter = {"float": "eEfFgG", "int": "dixXou", "str": "s"}[name]
    text = "%" + "".join(random.sample("-+ #0", random.randint(0, 3))) + pick("", "", "5", "12", "20") + pick("", "", ".", ".0", ".1", ".5", ".12") + pick("", "", "", "l", "h") + random.choice(letter)
    lines.append(["percent", name, shown, show(text), show(attempt(lambda: text % (value,)))])


def pieces(template):
    out = []
    for literal, name, text, conversion in _string.formatter_parser(template):
        out.append(literal + ("" if name is None else f"<{name}|{text}|{conversion}>"))
    return "&".join(out)


def name(text):
    first, rest = _string.formatter_field_name_split(text)
    return f"{first!r}" + "".join(f"{'.' if attribute else '@'}{part!r}" for attribute, part in rest)


for template in ["a{{b", "a}}b{c}d", "{", "}", "a{", "a}", "{a", "{a!", "{a!r", "{a!rx}", "{a!r:", "{a!r}", "{!}", "{!}}", "{!r:}", "{a:", "{a:{", "{a:{}", "{a:{b}}", "{a:{b}c}x", "{a[}]}", "{a[:]}", "{a[!]}",
                 "{a{}", "{a[b", "{a[{]}", "{}{}", "{:}", "{a.b[c].d}", "{{}", "{}}", "{a}}", "{a!}", "{a!:x}", "{a!rr:}", "{a!r:x{{}}}", "{a:}}", "{a:{{}", "{a]b}", "{a[b]c:d}", "{a!r:{", "}{", "{ a }", "{a:b:c!d}", "",
                 "\u20ac{\u20ac!\u20ac:\u20ac}", "{{{{}}}}", "{a[[]}", "{a[]]}"]:
    lines.append(["pieces", show(template), show(attempt(lambda: pieces(template)))])
for text in ["", "0", "12", "a", "0.a", "a.b", "a..b", "a.", "a[0]", "a[]", "a[", "a[0", "a[0]b", "a[0].b", "a[0][1]", ".a", "[0]", "01", "\u0661", "a[\u0661]", "a[-1]", "a[1x]", "99999999999999999999",
             "a[99999999999999999999]", "a]", "a.b]", "-1", "a[b.c]", "a[[]", "a[]]", "0x", "a.0", "1_0", " 1", "a.99999999999999999999", "99999999999999999999x", "a[99999999999999999999x]", "a.[", "a[]x", "a[x"]:
    lines.append(["name", show(text), show(attempt(lambda: name(text)))])
unique = list(dict.fromkeys("\t".join(line) for line in lines))
Path(__file__).with_name("formats.tsv").write_text("\n".join(unique) + "\n")
print(len(unique))
