# Ordering by code point.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


words = ["", "a", "B", "ab", "\u00e9", "\u20ac", "\U0001f600", "\ud800", "Z", "a\0", "aa"]
print(ascii(sorted(words)))
print("a" < "b", "a" < "ab", "\uffff" < "\U00010000", "a" == "a", "a" != "b", "ab" >= "ab", "" < "\0", "\u00e9" > "z")
show(lambda: "a" < 1)
show(lambda: "a" == 1)
show(lambda: "a" != b"a")
show(lambda: "a" < b"a")
show(lambda: "a".__eq__(1))
show(lambda: "a".__lt__(b""))
show(lambda: "a".__gt__("A"))
