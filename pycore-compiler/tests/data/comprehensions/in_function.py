def f(a):
    b = [a for a in a]
    return [(lambda: c) for c in b], a
