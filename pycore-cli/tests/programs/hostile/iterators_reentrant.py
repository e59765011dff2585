# Iterators advanced from inside themselves.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


it = None

def again(x):
    return next(it, "inner end") if x < 3 else x

it = map(again, iter(range(5)))
print(list(it))
it = filter(lambda x: next(it, None) or True, iter(range(6)))
print(list(it))

class Reenter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 4:
            raise StopIteration
        if self.n == 2:
            return ("inner", next(z, None))
        return self.n

z = zip(Reenter(), "abcdef")
print(list(z))
e = enumerate(Reenter())
z = e
print(list(e))
d = {1: 1, 2: 2}
i = iter(d.items())

class Key:
    def __eq__(self, o):
        d.clear()
        return False
    def __hash__(self): return 1

show(lambda: Key() in d)
show(lambda: next(i))
l = [1, 2, 3]
it = iter(l)

class Clear:
    def __del__(self): l.clear()

l[0] = Clear()
x = next(it)
del x
l[0] = None
print(list(it), l)
g = (print("never", next(g)) for _ in "ab")
show(lambda: next(g))
r = reversed(l := [1, 2, 3])
print(next(r), l.clear(), list(r))
s = {1, 2, 3}
i = iter(s)
next(i)
s.add(99)
show(lambda: next(i))
show(lambda: next(i))

def popping():
    while True:
        yield len(q.pop())

q = ["abc", "de"]
p = popping()
print(next(p), next(p))
show(lambda: next(p))
show(lambda: next(p))
