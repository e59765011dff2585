# Chapter 8: each compound statement.
if a: b
elif c: d; e;
elif f:
    g
else:
    h
while a:
    if b: continue
else: c
for a, *b in c, *d: e
else:
    f
for (a) in b: pass
for a.b, c[d] in e: pass
try: a
except: b
try:
    a
except b: c
except (d, e) as f: g
except h, i: j
else: k
finally: l
try: a
finally: b
try: a
except* b: c
except* d, e: f
with a, b as c, d as (e, f): g
with (a, b as c,): d
with (a, b) as c: d
with (a): b
with (a), b: c
with (yield a): b
async def f():
    async with a: b
    async for c in d: e
    await f
    return [await g async for h in i]
@a
@b.c(d)
class E: f
@a
async def f(a, b: c, /, d=e, *f: *g, h: i = j, k, **l: m) -> n: o
class A(b, *c, d=e, **f):
    """g"""
    @property
    def h(self): i
class A[B]: pass
def f[A: b, *C, **D](*, e): f
def g(*a, b): pass
def h(a=b, /, c=d): pass
if a:
    # b

    @c
    def d(): pass
    e
