# Startswith and endswith with tuples and bounds.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


s = "hello"
print(s.startswith("he"), s.startswith(""), s.startswith(("x", "he")), s.startswith(()), s.startswith("l", 2),
    s.startswith("l", 2, 3), s.startswith("", 5), s.startswith("", 6))
print(s.endswith("lo"), s.endswith(""), s.endswith(("x", "lo")), s.endswith("l", 0, -1), s.endswith("hello", -5),
    s.endswith("xhello"), s.endswith("o", None))
show(lambda: s.startswith(1))
show(lambda: s.startswith(["h"]))
show(lambda: s.startswith(("h", 1)))
show(lambda: s.startswith((1, "h")))
show(lambda: s.endswith(None))
show(lambda: s.startswith())
show(lambda: s.endswith("a", "b"))
