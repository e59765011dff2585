# unicodedata: facts of characters in both versions, names and sequences, the normal forms, errors
import unicodedata

OLD = unicodedata.ucd_3_2_0
SAMPLE = "a\u00e4\u00b2\u01c4\u0300\u0660\u0f33\u1e9b\u2126\u2460\u2fa1d\u3000\u4e00\uac00" \
    "\uac01\uac02\ud800\ue000\ufb01\U0001d15e\U0001f600\U0002f868\U0010ffff\u0378(\n"


def outcome(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, KeyError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for character in SAMPLE:
    print(f"U+{ord(character):04X}")
    for database in (unicodedata, OLD):
        facts = [
            getattr(database, name)(character)
            for name in ("category", "bidirectional", "combining", "mirrored", "east_asian_width", "decomposition")
        ]
        numbers = [outcome(getattr(database, name), character) for name in ("decimal", "digit", "numeric", "name")]
        forms = [ascii(database.normalize(form, character)) for form in ("NFC", "NFD", "NFKC", "NFKD")]
        print("  ", facts, numbers, forms)

# All characters, as one number.
total = 0
for point in range(0, 0x110000, 7):
    character = chr(point)
    text = unicodedata.category(character) + unicodedata.name(character, "")
    text += unicodedata.normalize("NFKD", character)
    text += OLD.category(character) + OLD.name(character, "") + OLD.normalize("NFKC", character)
    for part in map(ord, text):
        total = (total * 31 + part) % (1 << 61)
print(total)

for name in (
    "SPACE", "space", "LATIN SMALL LETTER GHA", "LF", "KEYCAP DIGIT ONE", "hangul syllable gag",
    "CJK UNIFIED IDEOGRAPH-4e00", "TANGUT IDEOGRAPH-17000", "GRINNING FACE", "", "x", "x" * 300, "\0y", "\u00e4",
    b"SPACE", 3,
):
    print(ascii(name)[:30], ascii(outcome(unicodedata.lookup, name)), ascii(outcome(OLD.lookup, name)))

# Marks are put in order; what is blocked is not composed; surrogates are left alone.
for text in (
    "q\u0307\u0323", "a\u0315\u0300\u05ae\u0062", "\u1100\u1161\u11a8", "\uac00\u11a8", "\u0b47\u0300\u0b3e",
    "\u00c5\u212b\ud834", "\ud800\u0301", "\u0344", "\u1e9b\u0323", "\u2adc", "A\u030a\u0301",
):
    row = [ascii(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    print(*row, *(unicodedata.is_normalized(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")))


class Text(str):
    pass


plain = "abc\u00e9"
print(unicodedata.normalize("NFC", plain) is plain, type(unicodedata.normalize("NFC", Text("abc"))))
for arguments in (("X", ""), ("X", "a"), ("NFC", 3)):
    print(outcome(unicodedata.normalize, *arguments))
print(outcome(unicodedata.category, "ab"), outcome(unicodedata.name, 3), outcome(unicodedata.name))
print(unicodedata.decimal("x", None))
print(unicodedata.unidata_version, OLD.unidata_version, type(OLD) is unicodedata.UCD, outcome(unicodedata.UCD))
