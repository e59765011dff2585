# Replacement fields, conversions, nested specs.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    x = 5
    items = [1, {"k": "v"}]
    def __format__(self, spec):
        return f"A<{spec}>"
    def __repr__(self):
        return "A\u20ac"

a = A()
print("{} {}".format(1, "b"), "{1}{0}{1}".format("a", "b"), "{a} {b!r}".format(a=1, b="x"), "{{}}".format(),
    "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("{0.x} {0.items[0]} {0.items[1][k]} {0}".format(a), "{:abc}".format(a), "{0!s:>5} {0!a}".format("x"),
    ascii("{!r} {!a}".format(a, a)))
print("{:{w}.{p}f}".format(3.14159, w=10, p=2), "{:{}}".format("x", 5), "{0:{1}}".format(7, "04"),
    "{[a]}".format({"a": 1}), "{0[0]}{0[-1]}".format({0: 5, "-1": 6}))
for text in ("{", "}", "{0", "{!}", "{!x}", "{0!r", "{} {0}", "{0} {}", "{1}", "{a}", "{0.y}", "{0[9]}", "{0[}",
        "{:{:{}}}", "{!rr}", "{a.b.}", "{0.}", "{0[]}", "{:d}"):
    show(text.format, "s")
show(lambda: "{x.items[5]}".format(x=a))
show(lambda: "{}".format())
show(lambda: "{0:{1}}".format(5))
