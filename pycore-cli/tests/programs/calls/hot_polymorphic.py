# One call site with functions, methods, classes and builtins in turn.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def call(f, x):
    return f(x)

def loop(f, n=60):
    r = None
    for i in range(n):
        r = call(f, i)
    return r

class C:
    def __init__(self, x):
        self.x = x
    def m(self, x):
        return ("m", x)
    @classmethod
    def cm(cls, x):
        return (cls.__name__, x)
    @staticmethod
    def sm(x):
        return ("sm", x)
    def __call__(self, x):
        return ("call", x)

def gen(x):
    yield x

c = C(0)
for f in (lambda x: x + 1, c.m, C.cm, c.sm, c, str, type, len if False else abs, [].append, int, C,
        tuple if False else range, lambda x, y=5: (x, y), lambda *a, **k: (a, k), gen, "abc".__mul__, (5).__add__,
                print if False else repr, float, bool, id if False else hash):
    r = loop(f)
    print(r.x if isinstance(r, C) else list(r) if hasattr(r, "gi_code") else r)
show(lambda: loop(lambda: 0))
show(lambda: loop(lambda x, y: 0))
show(lambda: loop(5))
show(lambda: loop(len))
