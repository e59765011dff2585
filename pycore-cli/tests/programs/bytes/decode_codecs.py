# Decoding by other codecs.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for codec in "ascii", "latin-1", "utf-16", "utf-32", "iso8859-1", "utf-8":
    show(lambda: ascii(b"\xff\xfea\0b\0".decode(codec)))
    show(lambda: ascii(b"a\0\0\0b".decode(codec, "replace")))
show(lambda: b"a".decode(1))
show(lambda: b"a".decode(encoding="ascii", errors="strict"))
show(lambda: b"\xff".decode("ascii", "no-such-handler"))
show(lambda: b"a".decode("ascii", "no-such-handler"))
