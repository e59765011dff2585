f()
f(a, *b, c=d, *e, **g)
f(a for a in b)
f((a), b := c,)(d)[e].f
