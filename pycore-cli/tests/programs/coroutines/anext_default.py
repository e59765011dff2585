# The built-in functions aiter and anext.

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

async def gen():
    yield 1
    yield 2

async def f():
    it = aiter(gen())
    print(await anext(it), await anext(it, "default"), await anext(it, "default"), await anext(it, None))
    try:
        await anext(it)
    except StopAsyncIteration as error:
        print("stopped", error.args)

run(f())

class Bad:
    def __anext__(self): return 5

async def g():
    return await anext(Bad(), 1)

show(lambda: run(g()))

async def h():
    return await anext(Bad())

show(lambda: run(h()))
