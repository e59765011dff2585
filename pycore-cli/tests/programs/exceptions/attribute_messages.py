# Messages of failed attribute access on all kinds of objects.
class A:
    __slots__ = ("s",)
    def m(self): pass
    x = property(lambda self: 1)

class B: pass

for o in (5, "s", None, [], A(), B(), A, B, int, len, A().m, lambda: 0, type, (x for x in "a"), ..., NotImplemented,
        {}.keys(), range(3), Exception(), property(), print.__self__):
    try:
        o.nope
    except AttributeError as e:
        print(e)
    try:
        o.nope = 1
    except (AttributeError, TypeError) as e:
        print(" ", e)
    else:
        del o.nope
    try:
        del o.nope
    except (AttributeError, TypeError) as e:
        print(" ", e)
try:
    A().x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.x.fget = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    (5).real = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A().s
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    A.__dict__ = {}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
