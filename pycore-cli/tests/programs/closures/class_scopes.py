# Closures in and around classes.
x = "global"

def make(x):
    class C:
        y = x
        x = "class"
        def get(self):
            return x
        def name(self):
            return __class__.__name__
        lambda_in_class = lambda self: (x, __class__)
        listed = [x for _ in range(2)]
    return C

C = make("outer")
print(C.y, C.x, C().get(), C().name(), C().lambda_in_class()[0], C.listed)

def nonlocal_in_class():
    n = 1
    class D:
        nonlocal n
        n = 2
        m = n
    return n, D.m, hasattr(D, "n")

print(nonlocal_in_class())

def g():
    x = "local"
    class E:
        print(x)
        global y
        y = "made global"
        def f(self):
            return x
    return E().f()

print(g(), y)

class F:
    x = "in F"
    def f(self):
        return x
    print([x for x in "ab"], x)

print(F().f())
