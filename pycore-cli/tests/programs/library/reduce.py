# __reduce__, __reduce_ex__ and __getstate__ with the module copyreg.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A: pass

a = A()
a.x = 1

class S:
    __slots__ = ("p", "q")

s = S()
s.p = 1

class N:
    def __new__(cls, *args): return super().__new__(cls)
    def __getnewargs__(self): return (1, 2)

print(object().__getstate__(), a.__getstate__(), s.__getstate__(), a.__reduce_ex__(2)[1:], s.__reduce_ex__(2)[1:],
    N().__reduce_ex__(2)[1:], a.__reduce_ex__(2)[0].__name__, a.__reduce__()[0].__name__, a.__reduce__()[1:])
show(lambda: s.__reduce__())
show(lambda: (5).__reduce_ex__(2)[0].__name__)
show(lambda: [1].__reduce_ex__(4)[1])
show(lambda: list(({1: 2}).__reduce_ex__(4)[4]))
show(lambda: object().__reduce_ex__("x"))
show(lambda: iter([]).__reduce_ex__(2)[1])
show(lambda: (x for x in "a").__reduce_ex__(2))
show(lambda: (lambda: 0).__reduce_ex__(0))
show(lambda: range(5).__reduce_ex__(2)[1])
