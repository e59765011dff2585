@a
@b.c
def f(d, /, e=1, *g, h, i=2, **j) -> k:
    "docstring"
    return d
