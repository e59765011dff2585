# Membership in a hot loop with changing containers.
def has(c, x):
    return x in c, x not in c

class C:
    def __contains__(self, x): return x == "magic"

class F(frozenset): pass

class S(set):
    def __contains__(self, x): return "overridden"

def run(c, x):
    r = None
    for _ in range(60):
        try:
            r = has(c, x)
        except TypeError as error:
            r = str(error)
    return r

for c in {1, 2}, frozenset([1, 2]), {1: 0}, [1, 2], (1, 2), "12", b"\x01\x02", range(1,
        3), C(), F([1]), S([1]), iter([5, 6]), {1: 0}.keys(), {0: 1}.values(), 5, None, bytearray(b"\x01"):
    print([run(c, x) for x in (1, "1", 9, "magic")])
print(run({1}, []), run(frozenset([frozenset([1])]), {1}), run({1: 2}, {}), run({(1, 2)}, (1, 2)))
