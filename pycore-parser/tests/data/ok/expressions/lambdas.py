lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (yield)
lambda *, a,: a
lambda a: lambda b: a, b
