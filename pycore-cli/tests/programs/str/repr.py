# Repr chooses quotes and escapes.
for text in ("", "a'b", 'a"b', "a'b\"c", "\\", "\t\n\r", "\x00\x1f\x7f", "\u00ad", "\u0378", "\u2028", "\ud800",
        "\x85", "\u0301"):
    print(ascii(repr(text)), ascii(text), len(text))
