# Private names in classes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    __private = "A private"
    __x__ = "not mangled"
    def __init__(self):
        self.__v = 1
    def get(self):
        return self.__v, self.__private, self._A__v
    def __method(self, __arg):
        __local = __arg
        return __local
    def call(self):
        return self.__method(5), [n for n in ["x"] if not __name__.startswith("q")]

class B(A):
    def __init__(self):
        super().__init__()
        self.__v = 2
    def both(self):
        return self._A__v, self.__v

class __Under:
    __y = 3
    def f(self):
        return self.__y

b = B()
print(b.get(), b.both(), b.call(), sorted(vars(b)), A._A__private, sorted(k for k in vars(A) if k.startswith("_A")))
print(__Under().f(), sorted(k for k in vars(__Under) if "y" in k and "__Under" in k or k == "_Under__y"))
show(lambda: b.__v)

class C:
    import sys as __sys
    def f(self):
        try:
            __undefined
        except NameError as error:
            return str(error)

print(C().f(), "_C__sys" in vars(C))

def k(**kw): return kw

class D:
    r = k(__a=1)
    def m(self, *, __kw): return __kw

print(D.r, D().m(_D__kw=5))
show(lambda: D().m(__kw=5))
