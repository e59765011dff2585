async def f():
    return await a
async def g():
    yield await b
