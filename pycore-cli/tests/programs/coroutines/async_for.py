# Asynchronous iteration and comprehensions.

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

class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i

async def f():
    total = 0
    async for x in Count(5):
        if x == 2:
            continue
        if x == 5:
            break
        total += x
    else:
        print("no else")
    async for x in Count(2):
        pass
    else:
        print("else", x)
    print([x async for x in Count(3)], {x async for x in Count(2)}, {x: x * 2 async for x in Count(2)},
        [x async for x in Count(6) if x % 2], [await ident(x) for x in (1, 2)],
            [y for x in [1, 2] async for y in Count(x)])
    g = (x async for x in Count(2))
    print(type(g).__name__, [x async for x in g])
    return total

async def ident(x): return x

print(run(f()))

class BadIter:
    def __aiter__(self): return 5

class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 5

class AsyncIter:
    async def __aiter__(self): return self

class RaisingIter:
    def __aiter__(self): raise ValueError("aiter")

async def use(x):
    async for _ in x:
        pass

for x in 5, [1], BadIter(), BadNext(), RaisingIter():
    show(lambda: run(use(x)))

async def sync_over_async():
    for _ in Count(1):
        pass

show(lambda: run(sync_over_async()))
show(lambda: aiter(5))
show(lambda: anext(5))
show(lambda: aiter([]))
