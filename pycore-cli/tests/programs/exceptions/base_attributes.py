# Args, str, repr, notes, setstate of exceptions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for e in Exception(), Exception("a"), Exception("a", 1), Exception(("t",)), KeyError("k"), KeyError(), KeyError("a",
        "b"), BaseException(5):
    print(repr(e), str(e), e.args, type(e.args).__name__, bool(e))
e = Exception("x")
e.args = [1, 2]
print(e.args, e)
try:
    e.args = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del e.args
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
e.attr = 1
print(e.__dict__, e.attr)
e.add_note("n1")
e.add_note("n2")
print(e.__notes__)
show(lambda: e.add_note(5))
e.__notes__ = 5
show(lambda: e.add_note("x"))
show(lambda: Exception(a=1))
show(lambda: ValueError(message="x"))
e = Exception.__new__(Exception, 1, 2)
print(e.args)
e.__init__("changed")
print(e.args, e.__reduce__(), e.__setstate__({"y": 5}), e.y)
show(lambda: e.__setstate__(5))

class E(Exception):
    def __init__(self, code, *, extra=None):
        self.code = code
        self.extra = extra
    def __str__(self):
        return f"E{self.code}"

e = E(5, extra="x")
print(e, repr(e), e.args, e.extra, E.__mro__[1:])

class BadStr(Exception):
    def __str__(self): raise RuntimeError("in str")

show(lambda: str(BadStr()))
show(lambda: repr(BadStr("a")))
