# Literals with escapes, prefixes and concatenation.
print(["a\tb", 'it\'s', "q\"", "\x41\u0042\U00000043", "\N{DIGIT ONE}", r"\n", "a" 'b' "c", """x
y""", "\101", "a\
b"])
print([ascii(s) for s in ("\u00e9", "\u20ac", "\U0001f600", "\ud800", "\0", "\x7f", "\x80")])
