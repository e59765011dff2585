# Awaiting what cannot be awaited.

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

async def wait(x):
    return await x

class BadAwait:
    def __await__(self): return 5

class IterAwait:
    def __await__(self): return iter([1, 2])

class CoroAwait:
    def __await__(self): return co

class NoneAwait:
    __await__ = None

async def simple(): return "simple"

for x in 5, None, "a", [1], BadAwait(), IterAwait(), NoneAwait(), simple(), (x for x in "a"):
    show(lambda: run(wait(x)))
co = simple()
show(lambda: run(wait(CoroAwait())))
show(lambda: run(wait(co)))
show(lambda: run(wait(co)))

async def self_await():
    return await me

me = self_await()
show(lambda: run(me))

def plain():
    yield from simple_co

simple_co = simple()
show(lambda: list(plain()))
simple_co.close()
