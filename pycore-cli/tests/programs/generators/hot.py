# Generators in hot loops, nested and with changing types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def chain(*its):
    for it in its:
        yield from it

def total(it):
    s = 0
    for x in it:
        s += x
    return s

for _ in range(3):
    print(total(count(100)), total(chain(count(30), [0.5] * 40, (True,) * 50)), total(x * 2 for x in count(70)))

def averager():
    s = n = 0
    while True:
        x = yield s / n if n else None
        s += x
        n += 1

a = averager()
next(a)
print([a.send(i) for i in range(100)][-1], a.send(2**70) > 1e18)
show(lambda: a.send("x"))
show(lambda: a.send(1))

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)

print(list(tree(4)), sum(tree(9)))

def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1

p = primes()
print([next(p) for _ in range(40)])
