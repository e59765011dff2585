for a in b: c
else: d
for (x, *y), z.w[0], in *u, v:
    pass
async def f():
    async for i in j: pass
