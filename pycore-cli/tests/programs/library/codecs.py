# Encodings that the package encodings knows.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8-sig", "cp1252", "koi8-r", "utf-7", "no-such",
        "idna", "raw_unicode_escape", "unicode_escape"):
    show(lambda: ascii("a\xe9\u20ac".encode(codec, "replace")))
    show(lambda: ascii(b"\xff\xfea\0b\0".decode(codec, "replace")))
    show(lambda: ascii(b"a\0\0\0b".decode(codec, "replace")))
