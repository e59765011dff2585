# Strip, removeprefix, center, zfill, expandtabs.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(b"  a ".strip(), b"xxaxx".strip(b"x"), b"xa".lstrip(b"x"), b"ax".rstrip(b"xa"), b"prefix".removeprefix(b"pre"),
    b"a.py".removesuffix(b".py"))
print(b"a".center(5), b"a".center(4, b"*"), b"a".ljust(3, b"."), b"a".rjust(3), b"-5".zfill(5), b"a\tb".expandtabs(4),
    b"a".center(0), b"a".ljust(3, bytearray(b"!")))
show(lambda: b"a".strip("a"))
show(lambda: b"a".strip(5))
show(lambda: b"a".center(5, "x"))
show(lambda: b"a".center(5, b"xy"))
show(lambda: b"a".removeprefix("a"))
show(lambda: b"a".zfill("5"))
show(lambda: b"a".startswith("a"))
show(lambda: b"a".startswith((b"x", "a")))
show(lambda: b"abc".startswith((b"x", b"a")))
show(lambda: b"abc".endswith(b"c", -1))
show(lambda: b"abc".endswith([b"c"]))
