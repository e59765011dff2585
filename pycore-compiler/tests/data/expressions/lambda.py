a = lambda b, /, c=1, *d, e=f, **g: (b, c)
