# Objects with __iter__ and __next__, wrong ones and iter with a sentinel.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Count:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if not self.n:
            raise StopIteration("value")
        self.n -= 1
        return self.n

class NoNext:
    def __iter__(self):
        return object()

class Old:
    def __getitem__(self, i):
        if i == 3:
            raise StopIteration
        return i

print(list(Count(3)), [*Count(2)], sum(Count(5)), 2 in Count(4), list(Old()), max(Count(3)),
    dict(zip(Count(2), Count(2))), list(map(str, Count(2))))
it = iter(Count(1))
print(next(it), next(it, "default"))
show(lambda: next(it))
show(lambda: iter(NoNext()))
show(lambda: iter(5))
show(lambda: next(5))
show(lambda: next([]))
show(lambda: iter())
show(lambda: next())
show(lambda: iter(1, 2))
show(lambda: iter([], 1, 2))
items = [1, 2, 0, 3]
print(list(iter(items.pop, 1)), list(iter(lambda: 5, 5)), type(iter(int, 0)), type(iter(Old())))
show(lambda: list(iter(lambda: 1 / 0, 5)))
show(lambda: iter(Old()).__length_hint__())

class Len(Old):
    def __len__(self):
        return 10

it = iter(Len())
next(it)
print(it.__length_hint__(), it.__reduce__()[1][0].__class__.__name__)
