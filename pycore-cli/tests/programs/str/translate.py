# Maketrans and translate.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


table = str.maketrans("abc", "xyz", "d")
print(sorted(table.items()), "abcde".translate(table))
print("abc".translate({97: "AA", 98: None, 99: 100}), "abc".translate({ord("a"): 0x20ac}) == "\u20acbc",
    str.maketrans({"a": 1, 98: "q"}))

class T:
    def __getitem__(self, key):
        if key == 97:
            return "<a>"
        raise LookupError

print("banana".translate(T()), "abc".translate("x" * 200), "\u20aca".translate({0x20ac: "E"}))
show(lambda: str.maketrans("ab", "c"))
show(lambda: str.maketrans(1))
show(lambda: str.maketrans({"ab": 1}))
show(lambda: str.maketrans("a", "b", 1))
show(lambda: str.maketrans({1.5: 1}))
show(lambda: "a".translate({97: 1.5}))
show(lambda: "a".translate({97: 0x110000}))
show(lambda: "a".translate(None))
show(lambda: "a".translate())
