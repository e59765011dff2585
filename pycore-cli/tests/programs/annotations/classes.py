# __annotations__ and __annotate__ of classes and functions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class K:
    a: int
    b: "str" = 1
    def m(self, x: int) -> None: pass

class S(K):
    c: float

class N(K):
    pass

print(K.__annotations__, S.__annotations__, N.__annotations__, K.m.__annotations__, K.__annotate__(1),
    hasattr(K, "a"), K.b)
show(lambda: K.__annotate__(2))
show(lambda: K.__annotate__(3))
show(lambda: K.__annotate__(99))
show(lambda: K.__annotate__("x"))
K.__annotations__ = {"new": 1}
print(K.__annotations__, K.__annotate__)
del K.__annotations__
print(K.__annotations__)
try:
    K.__annotations__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    K.m.__annotations__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
K.m.__annotations__ = {"q": 1}
print(K.m.__annotations__)
K.m.__annotate__ = lambda format: {"from": "annotate", "format": format}
print(K.m.__annotations__)
try:
    K.m.__annotate__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
K.m.__annotate__ = lambda format: 7
show(lambda: K.m.__annotations__)

def cond(flag):
    class C:
        if flag:
            a: int
        else:
            b: str
    return C.__annotations__

print(cond(True), cond(False))

def local():
    v: undefined_in_function = 5
    w: int
    try:
        w
    except UnboundLocalError as error:
        print(error)
    return v

print(local())
lam = lambda: 0
print(lam.__annotations__, lam.__annotate__)
