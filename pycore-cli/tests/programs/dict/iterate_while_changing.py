# Changes of size and of keys during iteration.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def run(change, view=iter):
    d = {"a": 1, "b": 2, "c": 3}
    seen = []
    try:
        for item in view(d):
            seen.append(item)
            change(d)
    except RuntimeError as error:
        print(seen, type(error).__name__, error)
    else:
        print(seen, d)

for view in iter, dict.keys, dict.values, dict.items, reversed:
    run(lambda d: d.update(x=1), view)
    run(lambda d: d.pop("a", None), view)
    run(lambda d: d.update(a=9), view)
    run(lambda d: d.clear(), view)
    run(lambda d: (d.pop("a", None), d.update(n=1)), view)
    run(lambda d: d.update({k: 0 for k in d}), view)
d = {i: i for i in range(5)}
it = iter(d)
next(it)
print(it.__length_hint__(), list(it), it.__length_hint__(), list(it), iter(d).__reduce__()[1:])
d[9] = 1
show(lambda: next(it))
it = iter(d)
d[10] = 1
show(lambda: next(it))
show(lambda: next(it))
show(lambda: it.__length_hint__())
for view in "keys", "values", "items":
    d = {i: i for i in range(10)}
    for i in range(9):
        del d[i]
    it = reversed(getattr(d, view)())
    d.clear()
    d[0] = 0
    print(list(it))
    d = dict.fromkeys(range(10))
    for i in range(7):
        del d[i]
    it = reversed(getattr(d, view)())
    print(next(it))
    d.clear()
    d.update(dict.fromkeys(range(10)))
    for i in range(3, 10):
        del d[i]
    show(lambda: list(it))
show(lambda: dict(**{1: 2}))
show(lambda: {}.update(**{1: 2}))
