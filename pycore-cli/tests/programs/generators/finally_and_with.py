# Cleanup order on exhaustion, close and exceptions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class M:
    def __init__(self, name): self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, *e):
        print("exit", self.name, e[0] and e[0].__name__)

def g():
    with M("a"), M("b"):
        try:
            yield 1
            yield 2
        finally:
            print("finally")

print(list(g()))
i = g()
next(i)
i.close()
i = g()
next(i)
show(lambda: i.throw(ValueError("x")))

def f():
    for x in g():
        if x == 1:
            return "left loop"

print(f())

def h():
    try:
        yield 1
    finally:
        yield "from finally"

i = h()
print(next(i))
show(lambda: i.close())
print(list(h()))
