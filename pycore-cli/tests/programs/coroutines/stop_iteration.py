# StopIteration inside a coroutine, and results of all kinds.

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

async def raises():
    raise StopIteration("x")

async def raises_async():
    raise StopAsyncIteration("y")

async def result(x):
    return x

show(lambda: run(raises()))
show(lambda: run(raises_async()))
for x in None, (1, 2), StopIteration(3), ValueError("v"):
    show(lambda: run(result(x)))

async def nested(n):
    return n if n == 0 else 1 + await nested(n - 1)

print(run(nested(100)))

async def finally_runs():
    try:
        return await result(1)
    finally:
        print("finally")

print(run(finally_runs()))

async def loop():
    total = 0
    for i in range(100):
        total += await result(i)
    return total

print(run(loop()), [run(result(i)) for i in range(60)][-1])
