# Del of names, items, attributes, slices and tuples.
class A: pass

a = A()
a.x = a.y = 1
l, d = [0, 1, 2, 3], {"k": 1, "j": 2}
x = y = z = 1
del x
del (y, z), l[0], d["k"], a.x
del l[:1]
print(l, d, vars(a), "x" in globals(), "y" in globals())
del [l, (d)]
print("l" in globals(), "d" in globals())

def f(a, *b, **c):
    del a, b, c
    return sorted(locals())

print(f(1))

def g():
    x = 1
    def h(): return x
    del x
    x = 2
    return h()

print(g())
for source in ("del 1", "del f()", "del (a, 1)", "del a + b", "del *a", "del (a for a in b)", "del ()", "del []",
        "del None", "del a.b[c], d", "del (yield)", "del x if y else z"):
    try:
        compile(source, "<d>", "exec")
        print("compiles", source)
    except SyntaxError as error:
        print(source, "|", error.msg)
