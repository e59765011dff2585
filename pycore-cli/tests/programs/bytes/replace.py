# Replace, translate, maketrans.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(b"banana".replace(b"a", b"xy"), b"banana".replace(b"a", b"", 1), b"ab".replace(b"", b"-"),
    b"aaa".replace(b"aa", b"b"), b"a".replace(b"q", b"r"))
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbcc".translate(table), b"aabbcc".translate(table, b"b"), b"aabbcc".translate(None, b"a"),
    b"abc".translate(None, delete=b"c"))
show(lambda: b"a".translate(b"short"))
show(lambda: b"a".translate("a"))
show(lambda: b"a".translate())
show(lambda: bytes.maketrans(b"a", b"bc"))
show(lambda: bytes.maketrans("a", "b"))
show(lambda: b"a".replace("a", "b"))
show(lambda: b"a".replace(b"a", 1))
show(lambda: b"a".replace(b"a"))
