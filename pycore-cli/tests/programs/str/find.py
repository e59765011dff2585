# Find, index, rfind, rindex and count with bounds.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


s = "abcabcabc"
for sub in "abc", "c", "", "x", "abcabcabcabc", "bca":
    print(sub, s.find(sub), s.rfind(sub), s.count(sub), s.find(sub, 1), s.rfind(sub, 0, 5), s.count(sub, 2, -1),
        s.find(sub, -3), s.find(sub, 9), s.find(sub, 10))
show(lambda: s.index("x"))
show(lambda: s.rindex("x"))
show(lambda: s.index("c", 3))
show(lambda: s.rindex("a", 0, 3))
show(lambda: s.find(1))
show(lambda: s.find())
show(lambda: s.find("a", "b"))
show(lambda: s.find("a", None, None))
show(lambda: s.find("a", 1, 2, 3))
show(lambda: s.count("a", 1.5))
show(lambda: s.count(sub="a"))
show(lambda: "".find(""))
show(lambda: "".count(""))
show(lambda: "\u20aca\u20ac".find("a"))
show(lambda: "aaa".count("\u20ac"))
show(lambda: "aaa".find("\U0001f600"))
