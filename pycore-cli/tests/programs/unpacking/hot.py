# Unpacking in hot loops with changing kinds.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def swap(v):
    a, b = v
    return b, a

def run(values):
    r = None
    for v in values:
        r = swap(v)
    return r

for kind in (tuple, list, iter, lambda v: "xy", dict.fromkeys, lambda v: (i for i in v), lambda v: b"ab",
        lambda v: range(2)):
    print(run([kind((1, 2)) for _ in range(60)]))
show(lambda: run([(1, 2)] * 60 + [(1, 2, 3)]))
show(lambda: run([[1, 2]] * 60 + [[1]]))

def three(v):
    total = 0
    for a, b, *c in v:
        total += a + b + sum(c)
    return total

print(three([(1, 2, 3, 4)] * 50 + [[1, 2]] * 50 + [range(5)] * 20))

def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a

print(fib(10), fib(200))

def rotate(n):
    a, b, c = 1, "b", 2.5
    for _ in range(n):
        a, b, c = c, a, b
    return a, b, c

print(rotate(3), rotate(100))
