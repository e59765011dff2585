# Iterators stay exhausted, and errors end them or not.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def failing():
    yield 1
    raise ValueError("x")

g = failing()
for it in (iter([1]), iter((1,)), iter("a"), iter(range(1)), iter({1}), iter({1: 2}), iter(b"a"), map(str, [1]),
        filter(None, [1]), zip([1]), enumerate([1]), reversed([1]), (x for x in [1])):
    print(type(it).__name__, list(it), list(it), next(it, "end"), iter(it) is it)
m = map(lambda x: 1 // x, [1, 0, 1])
print(next(m))
show(lambda: next(m))
print(next(m))
print(next(g))
show(lambda: next(g))
show(lambda: next(g))
z = zip([1, 2, 3], iter([1]))
print(list(z), list(z))
it = iter([1, 2, 3])
print(list(zip(it, it)), list(it))
