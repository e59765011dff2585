# Calls of built-in functions and methods at one site.
def one(f, x):
    return f(x)

def two(f, x, y):
    return f(x, y)

def method(o, x):
    return o.append(x)

def run(site, *a):
    r = None
    for _ in range(60):
        try:
            r = site(*a)
        except Exception as error:
            r = f"{type(error).__name__}: {error}"
    return r

for f in (len, str, type, tuple, list, abs, repr, int, float, bool, ord, iter, sorted, sum, isinstance, max, min,
        dict, set, range, enumerate, "x".join, [1].count, {1: 2}.get, str.upper, list.copy, object, Exception, slice,
        chr):
    for x in ("12", [3, 1], 5, None):
        r = run(one, f, x)
        print(ascii(r) if isinstance(r, (int, str, list, tuple, type, type(None), float, dict)) else type(r).__name__,
            end=", ")
    print()
for f, x, y in (isinstance, 1, int), (isinstance, 1, (str, int)), (isinstance, 1, 5), (getattr, 1, "real"), (getattr,
        1, "nope"), (divmod, 7, 2), (pow, 2, 3), (max, 1, 2), (str.join, ",", "ab"), (int, "ff", 16), (len, 1,
        2), (list.append, [], 1), (list.append, 1, 1), (dict.get, {}, 1), (range, 1, 3), (zip, "a", "b"), (map, str,
        "a"), (round, 2.567, 1), (hasattr, 1, "x"), (issubclass, bool, int):
    r = run(two, f, x, y)
    print(r if not hasattr(r, "__next__") else list(r), end="; ")
a = []

class A:
    def append(self, x): return ("A", x)

class L(list):
    def append(self, x): return "L"

print(run(method, a, 1), len(a), run(method, A(), 2), run(method, L(), 3), run(method, bytearray(), 65),
    run(method, (), 1))
