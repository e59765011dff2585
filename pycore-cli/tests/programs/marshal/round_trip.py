# Values written and read back.
import marshal
for v in (None, True, False, ..., StopIteration, 0, -1, 2**31 - 1, -2**31, 2**31, 2**100, -2**70, 1.5, -0.0,
        float("inf"), 1j, "", "abc", "\u20ac", "\ud800", "a" * 300, b"", b"abc", (), (1, 2), [1, [2]], {},
        {"a": 1, 2: (3,)}, {1, 2}, frozenset([3]), ((1,), (1,)), slice(1, 2, 3)):
    data = marshal.dumps(v)
    back = marshal.loads(data)
    print(ascii(v)[:30], back == v, type(back) is type(v), len(data),
        data[:1] if isinstance(v, (set, frozenset, dict)) else data[:12].hex())
l = [1]
shared = marshal.loads(marshal.dumps((l, l)))
print(shared[0] is shared[1], marshal.version)
code = compile("def f(x):\n    return x + 1\ny = f(41)", "<m>", "exec")
ns = {}
exec(marshal.loads(marshal.dumps(code)), ns)
print(ns["y"], marshal.loads(marshal.dumps(code)) == code)
print([len(marshal.dumps(("a", "a", 1), version)) for version in range(6)])
