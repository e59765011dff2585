# Str of objects and of bytes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class S:
    def __str__(self):
        return "text"

class R:
    def __repr__(self):
        return "repr"

class Bad:
    def __str__(self):
        return 5

class Sub(str):
    pass

class GivesSub:
    def __str__(self):
        return Sub("sub")

print(str(), str(1), str(None), str(S()), str(R()), str(b"a"), str(b"a", "utf-8"), str(b"\xe9", encoding="latin-1"),
    str(object=5), type(str(GivesSub())).__name__)
show(lambda: str(Bad()))
show(lambda: str(b"\xff", "ascii"))
show(lambda: str(b"\xff", "ascii", "replace"))
show(lambda: str(b"\xff", errors="ignore"))
show(lambda: str(5, "utf-8"))
show(lambda: str("a", "utf-8"))
show(lambda: str(b"a", 1))
show(lambda: str(b"a", "no-such-codec"))
show(lambda: str(1, 2, 3, 4))
show(lambda: str(memoryview(b"ab"), "ascii"))
show(lambda: str(x=1))
