# Iterators that fail or change while tuples are built.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def failing(n):
    for i in range(n):
        yield i
    raise ValueError(n)

show(lambda: tuple(failing(3)))
show(lambda: (*failing(2), 1))
show(lambda: tuple(failing(100)))

class Hint:
    def __init__(self, hint):
        self.hint = hint
        self.n = 0
    def __iter__(self):
        return self
    def __length_hint__(self):
        return self.hint
    def __next__(self):
        self.n += 1
        if self.n > 20:
            raise StopIteration
        return self.n

for hint in 0, 5, 20, 1000:
    print(len(tuple(Hint(hint))), len(list(Hint(hint))), len([*Hint(hint)]))
a = [1, 2, 3]

class Clear:
    def __eq__(self, other):
        a.clear()
        return True

print((Clear(), 1) == (a, 1), a)
