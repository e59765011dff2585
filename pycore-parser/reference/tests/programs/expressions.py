# Chapter 6: each form of expression, beside parentheses that do not count.
a
(a)
((a, b))
()
(a,)
a, *b, (c),
[], [a], [a, *b,], [a for b in c if d if e for (f, g) in h]
{}, {a}, {*a, b}, {a: b, **c}, {a for b in c}, {a: b for c, d in e}
(a for b in c)
f(), f(a), f(a for b in c), f(a, *b, c=d, *e, **g, h=i,), f((a for b in c), d)
a.b.c(d)[e].f, (a).b, "s".join(a), 1 .real, 1.5.real, a[b], a[b,], a[b, c:d], a[*b], a[:, ::e, f:]
a[b:], a[:b], a[(b)], a[b := c]
-a ** -b ** c, not not a, ~(-a), - - a
a + b - c * d // e % f @ g / h, (a + b) * c
a << b >> c, a & b ^ c | d
a < b <= c == d != e > f >= g in h not in i is j is not k
a and b and c or not d or e
a if b else c if d else e
lambda: a
lambda a, /, b=c, *d, e, f=g, **h: lambda *, a: a
(a := b), [c := d, e], {f := g}
1, 0x1F, 1_0.5e-3, 2j, "a" 'b' f"c{d}", b"a" rb'b', None, True, False, ...
f"{a}{b!r:>{c}}{ {d: e}[f] }" "g" f'''{
    h + (i,
         j)=}''', f"{lambda_ := 1}"
t"{a}" t"b{c:d}"
(yield), (yield a, b), (yield from c)
