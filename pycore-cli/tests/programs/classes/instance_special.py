# Special methods on instances are not found, on types they are.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    pass

a = A()
a.__len__ = lambda: 5
a.__call__ = lambda: 6
a.__repr__ = lambda: "instance repr"
a.__eq__ = lambda other: "eq"
a.__add__ = lambda other: "add"
show(lambda: len(a))
show(lambda: a())
show(lambda: a + 1)
print(repr(a)[:10], a == 1, a.__len__(), a.__eq__(3))
A.__len__ = lambda self: 7
A.__call__ = lambda self: 8
A.__repr__ = lambda self: "type repr"
A.__add__ = lambda self, other: "type add"
print(len(a), a(), a, a + 1)
del A.__len__, A.__call__
show(lambda: len(a))
show(lambda: a())
A.__iter__ = lambda self: iter("ab")
print(list(a))
A.__iter__ = None
show(lambda: list(a))
A.__getitem__ = lambda self, i: "xy"[i]
show(lambda: list(a))
del A.__iter__
print(list(a))
