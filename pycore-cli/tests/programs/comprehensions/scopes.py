# Names in comprehensions in functions, classes and modules.
def f(n):
    x = "local"
    a = [x for x in range(n)]
    b = [lambda: x for x in range(n)]
    c = {x: [x for x in range(x)] for x in range(3)}
    return a, [g() for g in b], c, x

print(f(3))

def g():
    try:
        [y for _ in [1]]
    except NameError as error:
        print(type(error).__name__, error)
    y = 5
    return [y for _ in [1]], [z := y + 1 for _ in [1]], z

print(g())

class A:
    base = 10
    items = [1, 2]
    first = [x for x in items]
    try:
        second = [x + base for x in items]
    except NameError as error:
        print(error)
    third = [i for i in range(len(items))]
    lam = [lambda: i for i in range(2)]
    print(locals().get("x", "no x"))

print(A.first, A.third, A.lam[0]())

def h():
    del_me = [1, 2]
    r = [del_me for del_me in del_me]
    return r, del_me

print(h())

def nested_walrus():
    any((hit := n) > 3 for n in range(10))
    return hit

print(nested_walrus(), sorted(k for k in globals() if k in ("x", "n", "i", "hit")))

def exception_restores():
    x = "kept"
    try:
        [x for x in [1, 2] if 1 / (x - 2)]
    except ZeroDivisionError:
        pass
    return x

print(exception_restores())
