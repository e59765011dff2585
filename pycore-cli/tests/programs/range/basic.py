# Construction, attributes, text and errors.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for arguments in ((5,), (2, 5), (0, 10, 3), (10, 0, -3), (0,), (5, 2), (-3, 3), (2**70, 2**70 + 3), (0, 5, 100),
        (True, 3)):
    r = range(*arguments)
    print(r, list(r), len(r), r.start, r.stop, r.step, bool(r))

class Index:
    def __index__(self):
        return 3

print(range(Index()), list(range(Index(), 5, Index())))
show(lambda: range())
show(lambda: range(1, 2, 3, 4))
show(lambda: range(1, 2, 0))
show(lambda: range(1.0))
show(lambda: range("5"))
show(lambda: range(None))
show(lambda: range(stop=5))
show(lambda: len(range(2**70)))
show(lambda: range(2**70)[2**69])
try:
    range(5).start = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    range(5).x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class R(range): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
