# Subclasses of tuple.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
    def __eq__(self, other):
        return "eq"
    def __hash__(self):
        return 5
    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])

p = Point(3, 4)
p.label = "L"
print(p, p.x, p == 1, hash(p), p + (1, 1), type(p + (1, 1)), type(p[:]), type(p * 2), p.label, len(p), tuple(p),
    type(tuple(p)), p.__getnewargs__())
a, b = p
print(a, b, "%s %s" % p, isinstance(p, tuple), p < (3, 5), type(p).__mro__, Point.__basicsize__, Point.__itemsize__)
show(lambda: Point(1))

class Slots(tuple):
    __slots__ = ()

print(Slots((1, 2)), Slots((1, 2)).__sizeof__() == (1, 2).__sizeof__())
try:
    Slots().x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class Bad(tuple): __slots__ = ("a",)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
