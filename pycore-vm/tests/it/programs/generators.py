def counting(n):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                yield sent
    finally:
        log.append("closed")
    return "end"


log = []
assert list(counting(3)) == [0, 1, 2]
generator = counting(5)
assert [next(generator), generator.send("x"), next(generator)] == [0, "x", 1]
generator.close()
assert log == ["closed"] * 2


def delegating():
    result = yield from counting(2)
    log.append(result)
    try:
        yield 10
    except ValueError as error:
        yield error.args[0]


generator = delegating()
assert [next(generator) for _ in range(3)] == [0, 1, 10]
assert generator.throw(ValueError("thrown")) == "thrown" and log[-1] == "end"
del generator
assert sum(x * x for x in range(10) if x % 2) == 165


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def coroutine(x):
    x = await Awaitable(x)
    return x, [y async for y in ticks(3)]


async def ticks(n):
    for i in range(n):
        yield i


async def outer():
    inner = coroutine(1)
    return await inner


running = outer()
assert running.send(None) == 1
try:
    running.send(2)
except StopIteration as stop:
    assert stop.value == (2, [0, 1, 2])
unfinished = counting(3)
next(unfinished)
del unfinished
assert log[-1] == "closed"
