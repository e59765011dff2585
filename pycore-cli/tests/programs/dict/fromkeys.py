# Fromkeys for dictionaries and subclasses.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(dict.fromkeys("aba"), dict.fromkeys([1, 2], 0), dict.fromkeys({}), dict.fromkeys({"a": 1, "b": 2}),
    dict.fromkeys({3, 1, 2}, "x"), {}.fromkeys("z"))

class D(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, [value])

class Other(dict):
    def __new__(cls):
        return [0, 0, 0]

print(D.fromkeys("ab", 1), type(D.fromkeys("a")))
show(lambda: Other.fromkeys([0, 1], 5))
show(lambda: dict.fromkeys(5))
show(lambda: dict.fromkeys())
show(lambda: dict.fromkeys([[]]))
show(lambda: dict.fromkeys([1], 2, 3))
