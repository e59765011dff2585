async def f():
    return [a async for a in b if await c], (d async for d in e)
