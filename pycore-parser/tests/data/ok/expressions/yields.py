(yield)
(yield a, *b)
(yield from a)
async def f(): -await a.b(c) ** d
