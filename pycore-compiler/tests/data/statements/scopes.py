a = 1
def f(b):
    global a, c
    a = c = b
    def g():
        nonlocal b
        b = a
    return g
