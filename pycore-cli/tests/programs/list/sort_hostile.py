# Sorting while comparisons fail, mutate or lie.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Item:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        if self.n == 5 or other.n == 5:
            raise ValueError("five")
        return self.n < other.n
    def __repr__(self):
        return str(self.n)

a = [Item(n) for n in (3, 5, 1)]
show(lambda: a.sort())
print(len(a), sorted(x.n for x in a))
a = [3, 1, 2]

def key(x):
    a.append(x)
    return x

show(lambda: a.sort(key=key))
print(a)
a = [3, 1, 2]

def key(x):
    print(a, len(a))
    return -x

a.sort(key=key)
print(a)

def bad(x):
    raise KeyError(x)

show(lambda: a.sort(key=bad))
print(a)

class Liar:
    def __lt__(self, other):
        return "yes"

a = [Liar() for _ in range(100)]
a.sort()
print(len(a))

class NoLess:
    pass

show(lambda: [NoLess(), NoLess()].sort())
show(lambda: [NoLess()].sort())
