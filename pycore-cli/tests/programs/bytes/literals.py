# Literals and repr.
print([b"a\tb", b'it\'s', b"q\"", rb"\n", Rb"\x", b"\x41\101\0", b"a" b"b", b"""x
y"""])
print(repr(b"'"), repr(b'"'), repr(b"'\""), repr(bytes(range(40))), repr(bytes(range(120, 140))), str(b"\n"))
