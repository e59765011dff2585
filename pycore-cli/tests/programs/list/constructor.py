# List from iterables and misuse.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class It:
    def __iter__(self):
        return iter("xyz")

class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

class NotIter:
    __iter__ = None

class BadIter:
    def __iter__(self):
        return 5

class RaisingIter:
    def __iter__(self):
        raise KeyError("iter")

class BadHint:
    def __iter__(self):
        return iter([1])
    def __length_hint__(self):
        return "x"

class NegativeHint(BadHint):
    def __length_hint__(self):
        return -1

class RaisingHint(BadHint):
    def __length_hint__(self):
        raise ValueError("hint")

class TypeErrorHint(BadHint):
    def __length_hint__(self):
        raise TypeError("ignored")

for x in (It(), Seq(), NotIter(), BadIter(), RaisingIter(), BadHint(), NegativeHint(), RaisingHint(), TypeErrorHint(),
        5, None, "ab", {1: 2}, range(3), int):
    show(list, x)
show(lambda: list())
show(lambda: list(1, 2))
show(lambda: list(iterable=[1]))
a = [1, 2]
a.__init__()
print(a)
a.__init__("ab")
print(a, list.__new__(list, 1, 2, x=3))
