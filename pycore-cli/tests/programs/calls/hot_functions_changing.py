# A hot call whose function is replaced, and whose defaults change.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def add(a, b=10):
    return a + b

def run(n):
    s = 0
    for i in range(n):
        s += add(i)
    return s

print(run(60))
add.__defaults__ = (100,)
print(run(60))
add.__defaults__ = None
show(lambda: run(5))
add.__defaults__ = (1, 2)
show(lambda: run(5))

def add(a, b=1, *c, k=5):
    return a * b * k

print(run(60))
add.__kwdefaults__["k"] = 2
print(run(60))
add = lambda x: -x
print(run(60))

class Add:
    def __call__(self, x):
        return x // 2

add = Add()
print(run(60))
add = int
print(run(60))
add = abs
print(run(60))
del add
show(lambda: run(1))
