# Generator expressions, scopes and laziness.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


n = 5
squares = (x * x for x in range(n) if x % 2)
print(list(squares), list(squares), sum(i for i in range(10)), max((len(w), w) for w in ["a", "bbb", "cc"]),
    dict((k, v) for k, v in zip("ab", [1, 2])))
g = (1 / x for x in [1, 0])
print(next(g))
show(lambda: next(g))
show(lambda: list(x for x in 5))
try:
    lazy = (undefined_name for _ in [1])
    print("made")
    next(lazy)
except NameError as error:
    print(error)
print([list(a + b for b in "xy") for a in "12"], list((i, j) for i in range(3) for j in range(i)),
    list(x for x in range(10) if x > 2 if x % 2 == 0))
fs = list((lambda: i) for i in range(3))
print([f() for f in fs])

class A:
    data = [1, 2]
    doubled = list(x * 2 for x in data)

print(A.doubled, (x for x in "a").__name__, (x for x in "a").__qualname__)

def f():
    items = [1, 2, 3]
    it = (x for x in items)
    items = [9]
    return list(it)

print(f(), all(x > 0 for x in [1, 2]), any(x > 5 for x in [1, 2]), tuple(y for x in [[1], [2, 3]] for y in x))
