# Attributes, text, equality and order.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


for s in slice(5), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [], {}):
    print(s, s.start, s.stop, s.step)
print(slice(1, 2) == slice(1, 2), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1, 2, None) == slice(1, 2),
    slice(1) == (None, 1, None), hash(slice(1, 2)) == hash(slice(1, 2)))
show(lambda: slice())
show(lambda: slice(1, 2, 3, 4))
show(lambda: slice(stop=1))
show(lambda: hash(slice([])))
show(lambda: slice(1) < slice(None))
show(lambda: slice(1) < 5)
try:
    slice(1).start = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    slice(1).x = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class S(slice): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print({slice(1, 2): "x"}[slice(1, 2)], slice(1, 2, 3).__reduce__())
