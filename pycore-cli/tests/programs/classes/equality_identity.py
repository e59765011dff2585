# Default equality, hash, ordering and repr.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    pass

a, b = A(), A()
print(a == a, a == b, a != b, hash(a) == hash(a), a in [b, a], [a].index(a), {a: 1}[a],
    repr(a).startswith("<__main__.A object at 0x"), str(a) == repr(a))
show(lambda: a < b)
show(lambda: a >= 5)
show(lambda: a + b)
show(lambda: -a)
show(lambda: len(a))
show(lambda: a[0])
show(lambda: a())
show(lambda: iter(a))
show(lambda: a.x)
try:
    a[0] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del a[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: 1 in a)
show(lambda: int(a))
show(lambda: "%d" % a)
show(lambda: [1][a])
show(lambda: a @ b)

class E:
    def __eq__(self, other):
        return True

show(lambda: hash(E()))
print(E() == 5, E() != 5, E.__hash__)

class H(E):
    __hash__ = A.__hash__

print(hash(H()) is not None)

class Ne:
    def __ne__(self, other):
        return "ne"

print(Ne() != 1, Ne() == 1)
