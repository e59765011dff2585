# The method indices.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for s in slice(None), slice(1, 5), slice(-3, None), slice(None, None, -1), slice(100, -100, -2), slice(2,
        2**70), slice(None, None, 2**70), slice(-2**70, 5):
    print(s, [s.indices(n) for n in (0, 1, 5, 10)])
show(lambda: slice(1).indices(-1))
show(lambda: slice(1).indices("a"))
show(lambda: slice(1).indices(2**70))
show(lambda: slice("a").indices(5))
show(lambda: slice(None, None, 0).indices(5))
show(lambda: slice(1).indices())

class Index:
    def __index__(self):
        return 2

show(lambda: slice(Index(), None, Index()).indices(10))
