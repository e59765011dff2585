# Arguments whose evaluation changes the list.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = []

class Index:
    def __init__(self, result, action): self.result, self.action = result, action
    def __index__(self):
        self.action()
        return self.result

def reset():
    a[:] = [1, 2, 3, 4]

reset()
show(lambda: a[Index(3, a.clear)])
reset()
try:
    a[Index(3, a.clear)] = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(a)
reset()
try:
    a[Index(0, a.clear):Index(4, lambda: None)] = "xyz"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(a)
reset()
try:
    del a[Index(1, a.clear)]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
reset()
show(lambda: a.pop(Index(2, a.clear)))
reset()
a.insert(Index(3, a.clear), "ins")
print(a)
reset()
print(a[Index(1, lambda: a.extend(range(100))):Index(3, lambda: None)])
reset()
print(a * Index(2, a.clear))

class Grow:
    def __init__(self, n): self.n = n
    def __iter__(self):
        for i in range(self.n):
            a.append(i)
            yield i

reset()
a.extend(Grow(3))
print(a)
reset()
a[1:2] = Grow(2)
print(a)
reset()
a += Grow(2)
print(a)
reset()
print(a + [x for x in a if not a.clear()], a)

class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        b.append(1)
        return self.v < o.v

b = [Cmp(2), Cmp(1), Cmp(3)]
show(lambda: b.sort())
b = [Cmp(2), Cmp(1)]
show(lambda: max(b).v)

class ReprClears:
    def __repr__(self):
        a.clear()
        return "R"

a[:] = [1, ReprClears(), 3, 4]
print(repr(a), a)
