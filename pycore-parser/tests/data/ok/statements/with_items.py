with a, b as c: pass
with (a, b as (c, d),): pass
with (a, b) as c: pass
with (a).b, (yield): pass
with (a as b): pass
async def f():
    async with a as b.c, d as [e]: pass
