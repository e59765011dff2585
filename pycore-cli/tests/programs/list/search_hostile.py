# Equality that changes the list being searched.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Evil:
    def __init__(self, action):
        self.action = action
    def __eq__(self, other):
        self.action()
        return False

a = []
a[:] = [1, Evil(a.clear), 2, 3]
print(5 in a, a)
a[:] = [Evil(lambda: a.append(1) if len(a) < 10 else None), 2]
print(7 in a, len(a))
a[:] = [1, Evil(a.clear), 3]
show(lambda: a.index(5))
a[:] = [1, Evil(a.clear), 3]
show(lambda: a.remove(5))
a[:] = [1, Evil(a.clear), 3]
print(a.count(5), a)
a[:] = [Evil(a.clear), 2]
b = [1, 2]
print(a == b, a, b)

def boom():
    raise RuntimeError("eq")

a[:] = [Evil(boom)]
show(lambda: 1 in a)
show(lambda: a.index(1))
show(lambda: a == [1])
