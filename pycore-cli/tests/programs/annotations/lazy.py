# Annotations are evaluated when asked for.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


x: int = 5
y: undefined_name

def f(a: A, b: "text" = 1, *c: B, d: C = 2, **e: D) -> E: pass

show(lambda: f.__annotations__)
A = B = C = D = E = "defined"
print(f.__annotations__, f.__annotations__ is f.__annotations__, f.__annotate__ is not None)
show(lambda: __annotations__["x"])

class K:
    attr: Later
    other: int = 3
    (paren): str = "x"

show(lambda: K.__annotations__)
