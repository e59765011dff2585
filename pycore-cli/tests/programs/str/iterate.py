# Iteration and its protocol.
print([ascii(c) for c in "a\u20ac\U0001f600"], list("abc"), tuple(""), [*"ab"], set("aab") == {"a", "b"},
    dict.fromkeys("ab"))
it = iter("abc")
print(next(it), it.__length_hint__(), it.__reduce__()[1], list(it), it.__length_hint__(), next(it, "end"), list(it),
    it.__reduce__()[1:])
it = iter("h\u00e9llo")
it.__setstate__(3)
print(list(it))
print(type(iter("a")).__name__, type(iter("\u20ac")).__name__, list(reversed("abc")))
a, b, *c = "hello"
print(a, b, c, max("hello"), min("hello"), sorted("hello"), list(zip("ab", "cd")), list(enumerate("xy")))
