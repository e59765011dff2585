# Methods that treat bytes as ASCII letters.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


values = [b"", b"abc", b"ABC", b"Abc Def", b"123", b"a1", b" \t\n", b"\xe9", b"aB\xc9", b"it's"]
for b in values:
    print(b, b.upper(), b.lower(), b.title(), b.capitalize(), b.swapcase())
    print([getattr(b, name)() for name in ("isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace",
        "istitle", "isupper")])
show(lambda: b"a".upper(1))
show(lambda: bytes.upper("a"))
