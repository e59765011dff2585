# Asynchronous context managers.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value

class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", self.name)
        return self.name
    async def __aexit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        return self.swallow

async def f():
    async with M("a") as a, M("b", True) as b:
        print(a, b)
        raise ValueError("inside")
    print("after")
    async with M("c"):
        return "returned"

print(run(f()))

async def g():
    async with M("d"):
        raise KeyError("k")

show(lambda: run(g()))

class NotAsync:
    def __enter__(self): pass
    def __exit__(self, *e): pass

class OnlyEnter:
    async def __aenter__(self): pass

class BadEnter:
    def __aenter__(self): return 5
    def __aexit__(self, *e): return 6

class BadExit:
    async def __aenter__(self): pass
    def __aexit__(self, *e): return 6

async def use(m):
    async with m:
        pass

for m in NotAsync(), OnlyEnter(), BadEnter(), BadExit(), 5:
    show(lambda: run(use(m)))

async def sync_with_async():
    with M("x"):
        pass

show(lambda: run(sync_with_async()))
