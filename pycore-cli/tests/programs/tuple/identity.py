# Constant tuples, slices and conversions that keep the same object.
t = (1, 2, 3)
print(tuple(t) is t, t[:] is t, t[0:3] is t, t[0:2] is t, t + () is t, () + t is t, (t * 1) is t, (t * 0) is tuple(),
    t[5:] is tuple())

def f():
    return (1, 2, ("a", b"b", (None, 1.5)))

print(f() is f(), tuple([]) is tuple(""), tuple(x for x in ()) is tuple(), sum(((1,), (2,)), ()))

def g(*args):
    return args

print(g() is tuple(), g(*t) == t, g(*t) is t, [tuple(range(n)).__sizeof__() for n in range(4)])
