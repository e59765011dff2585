# Wrong counts and types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def two(v):
    a, b = v
    return a, b

def star(v):
    a, b, *c = v
    return a, b, c

def star_middle(v):
    a, *b, c = v
    return a, b, c

class Failing:
    def __iter__(self):
        yield 1
        raise ValueError("inside")

class Seq:
    def __getitem__(self, i):
        if i < 3:
            return i
        raise IndexError

class BadIter:
    def __iter__(self): return 5

for v in (), (1,), (1, 2), (1, 2, 3), [1], [1, 2, 3, 4], "a", "ab", {1: 2}, {1,
        }, range(5), iter([1, 2, 3]), Failing(), Seq(), BadIter(), 5, None, {1: 2, 3: 4}:
    show(two, v)
    show(star, v)
    show(star_middle, v)
it = iter([1, 2, 3, 4])
show(lambda: two(it))
print(list(it))
