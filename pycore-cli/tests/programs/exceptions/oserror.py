# OSError construction and mapping by errno.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for arguments in ((), ("m",), (2, "No such"), (2, "No such", "file"), (2, "x", "f1", None, "f2"), (13, "p"),
        (17, "e"), (11, "again"), (110, "t"), (9999, "?"), ("2", "x"), (1, 2, 3, 4, 5, 6), (None, None)):
    e = OSError(*arguments)
    print(type(e).__name__, repr(e), str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)

class Sub(OSError):
    pass

print(type(Sub(2, "x")).__name__, FileNotFoundError(2, "x").errno, type(PermissionError(2, "x")).__name__,
    BlockingIOError(11, "b", 5).characters_written)
show(lambda: BlockingIOError().characters_written)
e = OSError(2, "a", "b")
e.filename = None
print(e, e.__reduce__())
e.errno = 5
print(e, e.errno, e.args)

class Init(OSError):
    def __init__(self, a, b=None):
        super().__init__(a, b)
        self.extra = 1

print(Init(2, "q").errno, Init(2, "q").extra)
show(lambda: OSError(x=1))

class NewSub(OSError):
    def __new__(cls, *a):
        return super().__new__(cls, 1, "from new")

print(NewSub(5).args, NewSub(5).errno)
