# Construction, indexing, methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


t = (1, "a", None)
print((), (1,), t, t[0], t[-1], t[1:], t[::-1], t[:] is t, t + (2,), t * 2, 0 * t, 1 in t, len(t), t.count(1),
    t.index("a"), tuple("ab"), tuple() is tuple(), t * 1 is t)
show(lambda: t[3])
show(lambda: t[-4])
show(lambda: t.__getitem__("a"))
show(lambda: t.__getitem__(1.5))
show(lambda: t.index(5))
show(lambda: t.index(1, 1))
show(lambda: t.index("a", 0, 1))
show(lambda: t.index())
show(lambda: t.count())
show(lambda: t + [1])
show(lambda: t * 1.5)
show(lambda: t * "a")
show(lambda: t - t)
try:
    t[0] = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del t[0]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    t += [1]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    t.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: tuple(5))
show(lambda: tuple(1, 2))
show(lambda: tuple(iterable=()))
show(lambda: (1,) * 2**63)
show(lambda: t.append)
