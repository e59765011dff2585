def f(): pass
@a
@b.c(d)
def g(a, b=1, /, c: int = 2, *d: e, f, g=3, **h) -> i:
    "doc"
async def h(*, a, b=None,): await a
def k(*args: *Ts): pass
