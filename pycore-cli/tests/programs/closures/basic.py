# Closures share and keep cells.
def counter():
    n = 0
    def increment(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return increment, get

inc, get = counter()
inc2, get2 = counter()
print(inc(), inc(5), get(), inc2(), get2(), inc.__closure__[0].cell_contents,
    inc.__closure__[0] is get.__closure__[0], inc.__code__.co_freevars)
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]], [f() for f in [lambda: i for i in range(3)]])

def late():
    def use():
        return value
    try:
        use()
    except NameError as error:
        print(error)
    value = 5
    print(use())
    del value
    try:
        use()
    except NameError as error:
        print(error)

late()

def deep(a):
    def b(c):
        def d(e):
            return lambda f: (a, c, e, f)
        return d
    return b

print(deep(1)(2)(3)(4))

def param(x):
    def set_(v):
        nonlocal x
        x = v
    set_(x * 2)
    return x

print(param(21))
