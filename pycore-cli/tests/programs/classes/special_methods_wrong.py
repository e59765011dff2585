# Special methods that return the wrong type.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def make(name, result):
    return type("W", (), {name: lambda self, *a: result})()

for name, result, use in [("__len__", -1, len), ("__len__", "a", len), ("__len__", 2**70, len), ("__bool__", 1, bool),
    ("__repr__", 5, repr), ("__str__", None, str), ("__hash__", "h", hash),
        ("__hash__", 2**100, lambda x: hash(x) == hash(2**100)),
                         ("__index__", 1.5, hex), ("__int__", "1", int), ("__float__", 1, float),
                             ("__complex__", 1.0, complex), ("__iter__", 5, iter), ("__bytes__", "a", bytes),
                                 ("__format__", 5, format), ("__dir__", 5, dir), ("__length_hint__", -1, list),
                         ("__contains__", [1], lambda x: 5 in x),
                                 ("__instancecheck__", 5, lambda x: isinstance(1, x)), ("__call__", 7, lambda x: x()),
                                         ("__getattr__", 9, lambda x: x.q), ("__reversed__", 3, reversed),
                                                 ("__round__", "r", round), ("__next__", 4, next),
                                                         ("__eq__", 8, lambda x: x == 1),
                                                                 ("__sizeof__", -5, lambda x: x.__sizeof__())]:
    show(use, make(name, result))
for name in ("__len__", "__repr__", "__hash__", "__iter__", "__contains__", "__bool__", "__index__", "__format__",
        "__reversed__", "__getitem__"):
    x = type("N", (), {name: None})()
    for use in (len, repr, hash, iter, lambda x: 1 in x, bool, hex, format, reversed, lambda x: x[0]):
        try:
            use(x)
        except TypeError as error:
            if "NoneType" in str(error) or name in ("__hash__", "__iter__", "__contains__", "__reversed__"):
                print(name, error)
