# For loops over user iterators and generators in hot code.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

def total(it):
    s = 0
    for x in it:
        s += x
    return s

def gen(n):
    while n:
        n -= 1
        yield n

for _ in range(5):
    print(total(Countdown(60)), total(gen(60)), total(range(60)), total([1.5] * 60), total(map(int, "12" * 30)),
        total({1: 0, 2: 0}))
del Countdown.__next__
show(lambda: total(Countdown(3)))
Countdown.__next__ = lambda self: next(self.inner)
c = Countdown(0)
c.inner = iter([5, 6])
print(total(c))
Countdown.__iter__ = lambda self: iter("ab")
show(lambda: total(c))
show(lambda: total(5))
