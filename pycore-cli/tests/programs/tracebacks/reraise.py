# Traceback entries of exceptions raised again.
def lines(error):
    tb, out = error.__traceback__, []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out[1:]

def boom():
    raise ValueError("boom")

def bare():
    try:
        boom()
    except ValueError:
        raise

def named():
    try:
        boom()
    except ValueError as e:
        raise e

def in_finally():
    try:
        boom()
    finally:
        x = 1

def unmatched():
    try:
        boom()
    except KeyError:
        pass

def cleared():
    try:
        boom()
    except ValueError as e:
        raise e.with_traceback(None)

def in_with():
    class M:
        def __enter__(self): pass
        def __exit__(self, *a): return False
    with M():
        boom()

def generator():
    def g():
        yield 1
        boom()
    list(g())

def thrown():
    def g():
        try:
            yield
        except KeyError:
            raise ValueError
    i = g()
    next(i)
    i.throw(KeyError)

def comprehension():
    return [boom() for _ in "a"]

def twice():
    for i in range(2):
        try:
            boom()
        except ValueError as e:
            saved = e
    raise saved

def nested():
    try:
        try:
            boom()
        except ValueError as e:
            raise KeyError from e
    except KeyError as k:
        raise k.__cause__

for f in (bare, named, in_finally, unmatched, cleared, in_with, generator, thrown, comprehension, twice, nested,
        lambda: max([1], key=lambda x: boom()), lambda: type("T", (), {"__init__": lambda self: boom()})()):
    try:
        f()
    except Exception as e:
        print(getattr(f, "__name__"), lines(e))
