# Built-in descriptors and their attributes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(): pass

for d in (type.__dict__["__name__"], int.__dict__["real"], type(f).__dict__["__closure__"],
        type(f).__dict__["__code__"], str.__dict__["upper"], str.__dict__["__add__"], dict.__dict__["fromkeys"],
                slice.__dict__["start"], object.__dict__["__new__"], object.__dict__["__class__"]):
    print(repr(d)[:60].split(" at 0x")[0], type(d).__name__, d.__name__, getattr(d, "__objclass__", None),
        getattr(d, "__qualname__", None))
d = slice.__dict__["start"]
print(d.__get__(slice(5, 6)), d.__get__(None, slice) is d)
show(lambda: d.__get__(5))
show(lambda: d.__set__(slice(1), 5))
show(lambda: d.__delete__(slice(1)))
show(lambda: str.upper(5))
show(lambda: str.upper())
show(lambda: str.__add__("a"))
show(lambda: str.__add__(1, "a"))
show(lambda: str.__add__("a", 1))
show(lambda: str.__dict__["upper"].__get__(5))
show(lambda: int.__dict__["real"].__set__(5, 6))
show(lambda: "a".__add__.__self__)
show(lambda: "a".__add__.__objclass__)
show(lambda: [].__len__())
show(lambda: [].__len__(1))
show(lambda: [].__len__(x=1))
show(lambda: (5).__add__.__name__)
show(lambda: (5).__add__ == (5).__add__)
show(lambda: hash((5).__add__) == hash((5).__add__))
