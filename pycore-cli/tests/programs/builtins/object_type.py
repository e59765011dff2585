# Methods of object itself.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


o = object()
print(sorted(n for n in dir(o)), object.__doc__ is not None, object.__bases__, object.__mro__, o.__class__,
    o.__dir__() == dir(o) or sorted(o.__dir__()) == dir(o), o.__sizeof__(), object.__subclasshook__(int),
    object.__init_subclass__())
show(lambda: o.x)
try:
    o.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del o.x
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: object(1))
show(lambda: object(x=1))
show(lambda: o.__eq__(o))
show(lambda: o.__eq__(1))
show(lambda: o.__ne__(1))
show(lambda: o.__lt__(1))
show(lambda: o.__format__("") == str(o))
show(lambda: o.__format__("x"))
show(lambda: object.__setattr__(5, "x", 1))
show(lambda: object.__getattribute__(5, "real"))
show(lambda: object.__delattr__(5, "x"))
show(lambda: object.__setattr__(int, "x", 1))
show(lambda: object.__repr__(5)[:11])
show(lambda: object.__str__(5))

class A: pass

a = A()
a.x = 1
print(A.__subclasshook__(1))
