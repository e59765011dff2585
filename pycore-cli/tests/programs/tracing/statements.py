# Line events of all kinds of statements.
import sys
log = []

def tracer(frame, event, arg):
    if frame.f_code.co_name in names:
        log.append(f"{event[0]}{frame.f_lineno - frame.f_code.co_firstlineno}")
        return tracer

def try_(x):
    try:
        1 / x
    except ZeroDivisionError:
        y = 1
    else:
        y = 2
    finally:
        y = 3
    return y

def loop(n):
    for i in range(n):
        if i == 1:
            continue
        while i:
            i -= 1
            break
        else:
            pass
    else:
        return 0
    return 1

def with_(m):
    with m as x, \
         m as y:
        z = x
    with m:
        return z

def match_(v):
    match v:
        case 1:
            return "one"
        case [a,
              b] if a:
            return a
        case _:
            pass

def multi(a,
          b=2):
    c = [
        a,
        b,
    ]
    d = (a
         + b
         if a
         else b)
    return max(
        c[0],
        d,
    )

def comp(n):
    a = [x
         for x in range(n)
         if x]
    return {k: v for k, v in
            zip(a, a)}

def nested():
    def inner():
        return 1
    class C:
        x = 1
        def m(self): pass
    lam = lambda: 2
    return inner() + lam()

def gen(n):
    while n:
        n -= 1
        x = yield n
    return x

def boolean(a, b):
    if a and \
       b or \
       not a:
        pass
    assert a or b
    x = a if b else a
    del x
    return a \
        or b

def one_line(x): return x

class M:
    def __enter__(self): return 1
    def __exit__(self, *e): pass

names = {"try_", "loop", "with_", "match_", "multi", "comp", "nested", "inner", "C", "<lambda>", "gen", "boolean",
    "one_line"}
for f, *args in (try_, 1), (try_, 0), (loop, 3), (loop, 0), (with_, M()), (match_, 1), (match_, [1, 2]), (match_,
        [0, 2]), (match_, 5), (multi, 1), (comp, 3), (nested,), (lambda: list(gen(2)),), (boolean, 1, 0), (boolean, 0,
        1), (one_line, 1):
    log.clear()
    sys.settrace(tracer)
    f(*args)
    sys.settrace(None)
    print(f.__name__, args[:1] if not isinstance(args[:1], M) and args and not isinstance(args[0], M) else "",
        " ".join(log))
