# Order of evaluation and duplicates in displays and unpacking.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def show_(x):
    print(x, end=" ")
    return x

d = {show_("k1"): show_("v1"), **show_({"u": 1}), show_("k2"): show_("v2")}
print(d)
print({1: "a", True: "b", 1.0: "c"}, {"a": 1, **{"a": 2}, "b": 3, **{"b": 4}}, {**{}, **{1: 2}})
show(lambda: {**5})
show(lambda: {**[("a", 1)]})
show(lambda: {**None})

class M:
    def keys(self):
        return iter("ab")
    def __getitem__(self, k):
        return k

print({**M()}, {k: v for k, v in [(1, 2), (1, 3)]})
