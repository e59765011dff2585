# Awaiting inside, StopAsyncIteration inside, comprehension use.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def run(c):
    out = []
    try:
        while True:
            out.append(c.send(None))
    except StopIteration as stop:
        return out, stop.value

class Y:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v

async def g(n):
    for i in range(n):
        await Y(f"await {i}")
        yield i

async def f():
    return [x async for x in g(3)], [x async for x in g(2) if x], [(x, y) async for x in g(2) async for y in g(x + 1)]

print(run(f()))

async def stops():
    yield 1
    raise StopAsyncIteration

async def stops2():
    yield 1
    raise StopIteration

async def collect(it): return [x async for x in it]

show(lambda: run(collect(stops())))
show(lambda: run(collect(stops2())))

async def deleg():
    async for x in g(2):
        yield x * 10

print(run(collect(deleg())))

async def big():
    total = 0
    async for x in g(100):
        total += x
    return total

print(run(big())[1])
