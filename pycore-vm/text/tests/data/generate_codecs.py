"""Write codecs.tsv: what CPython 3.14 says about codecs. Lines:

    decode  CODEC  HANDLER  last|part  BYTES IN HEX  TEXT  CONSUMED
    encode  CODEC  HANDLER  TEXT  BYTES IN HEX

Texts have escapes as in methods.tsv. Instead of a result: `!ENCODING START END REASON`.
"""

import codecs
import random
import warnings
from pathlib import Path

random.seed(1414)
warnings.simplefilter("ignore")
H = bytes.fromhex


def show(text):
    return "".join(c if " " <= c <= "~" and c not in "\\" else f"\\{ord(c):x};" for c in text)


def attempt(question, answer):
    try:
        return answer(question())
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        return f"!{error.encoding} {error.start} {error.end} {error.reason}"
    except TypeError:
        return "!!"


lines = []
DECODE = "strict ignore replace backslashreplace surrogateescape surrogatepass xmlcharrefreplace".split()
ENCODE = DECODE + ["namereplace"]
CP1252 = codecs.charmap_build(__import__("encodings.cp1252").cp1252.decoding_table)
TABLE = __import__("encodings.cp1252").cp1252.decoding_table


def decode(codec, handler, last, data):
    if codec == "charmap":
        question = lambda: codecs.charmap_decode(data, handler, TABLE)
    elif codec in ("ascii", "latin_1"):
        question = lambda: getattr(codecs, codec + "_decode")(data, handler)
    else:
        question = lambda: getattr(codecs, codec + "_decode")(data, handler, last)
    answer = attempt(question, lambda pair: f"{show(pair[0])}\t{pair[1]}")
    lines.append(f"decode\t{codec}\t{handler}\t{'last' if last else 'part'}\t{data.hex()}\t{answer}")


def encode(codec, handler, text):
    if codec == "charmap":
        question = lambda: codecs.charmap_encode(text, handler, CP1252)
    else:
        question = lambda: getattr(codecs, codec + "_encode")(text, handler)
    lines.append(f"encode\t{codec}\t{handler}\t{show(text)}\t{attempt(question, lambda pair: pair[0].hex())}")


def some(pool, most):
    return b"".join(random.choice(pool) for _ in range(random.randint(0, most)))


UTF8 = [b"a", b"bc", "\u00e9".encode(), "\u20ac".encode(), "\U0001f40d".encode(), b"\x80", b"\xbf", b"\xc0", b"\xc1\x80", b"\xc3", b"\xe0\x80", b"\xe2\x82", b"\xe2", b"\xed\xa0\x80", b"\xed\xa0", b"\xed\xbf\xbf", b"\xed",
        b"\xf0\x9f\x90", b"\xf0\x9f", b"\xf0", b"\xf0\x80\x80\x80", b"\xf4\x90\x80\x80", b"\xf5", b"\xff", b"\xe2\x28\xa1", b"\xf0\x90\x28\xbc", b"plain ascii text, long enough"]
UTF16 = [b"a\0", b"\xac\x20", b"\x3d\xd8\x0d\xdc", b"\x3d\xd8", b"\x0d\xdc", b"\0\xd8", b"x", b"\xff\xfe", b"\xfe\xff", b"\0a"]
UTF32 = [b"a\0\0\0", b"\xac\x20\0\0", b"\x0d\xf4\1\0", b"\0\xd8\0\0", b"\0\0\x11\0", b"x", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\0\0\0a"]
UTF7 = [b"a", b"+", b"-", b"+-", b"+AGE-", b"+AGE", b"+IKw", b"+2D3cDQ-", b"+2D0", b"\xff", b"+A", b"+AGF-", b"+AGEB-", b".", b"~", b"\\", b"/", b"x", b"=", b"+3A0", b"+2AA"]
ESCAPE = [b"a", b"\\n", b"\\", b"\\x41", b"\\x4", b"\\u20ac", b"\\u20", b"\\U0001f40d", b"\\U0001", b"\\U00110000", b"\\N{EURO SIGN}", b"\\N{NOPE}", b"\\N", b"\\N{", b"\\N{}", b"\\q", b"\\\n", b"\\777", b"\\12", b"\\0", b"\xe9", b"\\\\", b"'", b"\\ud800", b"g", b"7"]
POOLS = {"utf_8": UTF8, "utf_16": UTF16, "utf_16_le": UTF16, "utf_16_be": UTF16, "utf_32": UTF32, "utf_32_le": UTF32, "utf_32_be": UTF32, "utf_7": UTF7, "unicode_escape": ESCAPE, "raw_unicode_escape": ESCAPE,
         "ascii": [b"ab", b"\x80", b"\xff", b"x" * 20], "latin_1": [b"ab", b"\x80", b"\xff"], "charmap": [b"ab", b"\x80", b"\x81", b"\x8d", b"\xff"]}
CHARACTERS = ["a", "bc", "\u00e9", "\u20ac", "\u20ad", "\U0001f40d", "\ud800", "\udc80", "\udcff", "\udc0d", "\x81", "\x00", "\\", "+", "-", "/", "\n", "~", "\xff", "\u0100", "\ufffe"]
for codec, pool in POOLS.items():
    for item in pool:
        for last in (True, False):
            decode(codec, "strict", last, item)
            decode(codec, "replace", last, item + b"a")
    for _ in range(90):
        decode(codec, random.choice(DECODE), random.random() < 0.6, some(pool, 5))
    for _ in range(60):
        encode(codec, random.choice(ENCODE), "".join(random.choice(CHARACTERS) for _ in range(random.randint(0, 6))))
encode("utf_7", "strict", "".join(map(chr, range(128))) + "\u20ac+-\u20ac-\u20aca\u20ac!\u20ac=\u20ac\\\u20ac~x\u20ac/")
encode("unicode_escape", "strict", "".join(map(chr, range(260))) + "\\\U0001f40d")
unique = list(dict.fromkeys(lines))
Path(__file__).with_name("codecs.tsv").write_text("\n".join(unique) + "\n")
print(len(unique))
