def f():
    a = yield
    b = yield c
    d = yield from e
