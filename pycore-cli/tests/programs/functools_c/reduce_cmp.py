# Reduce and cmp_to_key.
from _functools import reduce, cmp_to_key


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 5), reduce(max, [3, 1, 2]),
    reduce(lambda a, b: a + b, "abc"), reduce(None, [7]), reduce(lambda a, b: a - b, [1, 2], initial=10))
show(lambda: reduce(lambda a, b: a, []))
show(lambda: reduce(lambda a, b: a))
show(lambda: reduce(lambda a, b: a, 5))
show(lambda: reduce(lambda a: a, [1, 2]))
show(lambda: reduce(5, [1, 2]))
K = cmp_to_key(lambda a, b: b - a)
print(sorted([1, 3, 2], key=K), K(1) < K(2), K(1) == K(1), K(5).obj, K(2) >= K(1))
show(lambda: K())
show(lambda: K(1) < 5)
show(lambda: K(1) < K("a"))
show(lambda: hash(K(1)))
show(lambda: cmp_to_key())
show(lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2))
bad = cmp_to_key(lambda a, b: "x")
show(lambda: bad(1) < bad(2))
