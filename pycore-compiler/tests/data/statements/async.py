async def f(a):
    async with a as b, c:
        d
    async for e in f:
        await g
    else:
        h
