# Replacement with counts and edge cases.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for old, new in ("a", "x"), ("", "-"), ("b", ""), ("abc", "z"), ("aa", "a"), ("q", "r"), ("a", "\u20ac"), ("a", "aa"):
    print([ascii(text.replace(old, new)) for text in ("banana", "", "aaa", "abc")],
        ascii("banana".replace(old, new, 1)), ascii("banana".replace(old, new, 0)))
print("aaa".replace("a", "b", -1), "aaa".replace("a", "b", count=2), "".replace("", "x"), "".replace("", "x", 0),
    "ab".replace("", "-", 2))
show(lambda: "a".replace("a"))
show(lambda: "a".replace(1, "b"))
show(lambda: "a".replace("a", None))
show(lambda: "a".replace("a", "b", "c"))
show(lambda: "a".replace(old="a", new="b"))
show(lambda: len(("a" * 1000).replace("a", "b" * 1000)))
