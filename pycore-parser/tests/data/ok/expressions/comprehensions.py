[a for b, c in d if e if f for g in h]
{a for a in b}, {a: b for a, b in c}, (a for *a, b in c)
async def f(): return [x async for x in y]
