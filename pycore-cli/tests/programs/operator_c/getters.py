# Itemgetter, attrgetter, methodcaller.
from _operator import itemgetter, attrgetter, methodcaller


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    x = 1
    class B:
        y = 2
    def m(self, *a, **k): return a, k

print(itemgetter(1)([5, 6]), itemgetter(0, 2)("abc"), itemgetter("k")({"k": 1}), itemgetter(slice(1, 3))("abcd"),
    attrgetter("x")(A), attrgetter("B.y")(A), attrgetter("x", "B.y")(A), methodcaller("m", 1, k=2)(A()),
    methodcaller("upper")("a"))
print(itemgetter(1), itemgetter(1, "a"), attrgetter("x"), attrgetter("a.b", "c"), methodcaller("m"),
    methodcaller("m", 1, x=2))
show(lambda: itemgetter())
show(lambda: attrgetter())
show(lambda: methodcaller())
show(lambda: itemgetter(5)([1]))
show(lambda: attrgetter("nope")(A))
show(lambda: attrgetter("x.y.z")(A))
show(lambda: attrgetter(5))
show(lambda: methodcaller(5))
show(lambda: methodcaller("nope")(A))
show(lambda: itemgetter(1)())
show(lambda: itemgetter(1)([1], [2]))
show(lambda: itemgetter(x=1))
show(lambda: attrgetter("x")(A, 1))
print(sorted([(2, "a"), (1, "b")], key=itemgetter(0)), list(map(attrgetter("real"), [1, 2.5])),
    list(map(itemgetter(0), ["ab", (1, 2), {0: "z"}])))
