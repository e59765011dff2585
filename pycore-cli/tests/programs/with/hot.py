# With statements in hot loops.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class M:
    depth = 0
    def __enter__(self):
        self.depth += 1
        return self.depth
    def __exit__(self, kind, value, tb):
        self.depth -= 1
        return kind is KeyError

def run(m, n):
    total = 0
    for i in range(n):
        with m as d, m as e:
            total += d * 10 + e
            if i % 7 == 0:
                raise KeyError
            total += 1
    return total

m = M()
print(run(m, 100), m.depth)
M.__exit__ = lambda self, *e: None
show(lambda: run(m, 10))
print(m.depth)
del M.__enter__
show(lambda: run(m, 10))

def gen():
    with M2() as x:
        yield x

class M2:
    def __enter__(self): return "entered"
    def __exit__(self, *e): print("left", e[0])

print(next(gen()))
g = gen()
print(next(g))
g.close()
