# Chapter 7: each simple statement.
a = b
a = b, c = (d) = [e, *f] = g.h = i[j] = (k.l) = k, = yield
(a), (b.c), *d = e
() = [] = a
a.b.c(d).e = f(g)[h] = i
a += b
a.b **= yield c
(a) //= d, e
a: b
(a): b = c
a.b: c = d, e
a[b]: c = yield
match = case = type = _ = print
match(a), match[b], match.c, match * d, match - e; case(f); type(g)
type A = b
type A[B, C: (d, e) = f, *G = *h, **I = j] = k
assert a
assert a, b; pass;
del a, (b), (c, d), [e, (f.g)], h[i], (), []
def f(): return
def f(): return a, *b
raise
raise a
raise a from b
import a, b.c as d
from . import a
from .... import a as b, c
from .a.b import (c, d as e,)
from a import *
global a, b
nonlocal c
break; continue
