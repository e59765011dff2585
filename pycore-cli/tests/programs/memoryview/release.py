# Released views raise.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(b"abc")
m = memoryview(b)
with m as inner:
    print(inner is m, inner[0])
for use in (lambda: m[0], lambda: len(m), lambda: m.tolist(), lambda: m.format, lambda: m.obj, lambda: list(m),
        lambda: m.__enter__(), lambda: m == b"abc", lambda: repr(m)[:9], lambda: m.release(), lambda: hash(m),
        lambda: m.cast("B")):
    show(use)
b.append(1)
m = memoryview(b)
n = m[1:]
show(lambda: m.release())
show(lambda: n.tolist())
show(lambda: b.append(5))
n.release()
show(lambda: b.append(5))
