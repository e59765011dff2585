# Every kind of container can be part of a collected cycle.
import gc
from _weakref import ref

class Mark: pass

alive = []

def track(make):
    m = Mark()
    make(m)
    alive.append(ref(m))

def in_list(m): m.x = [m]

def in_tuple(m): m.x = (m, 1)

def in_dict(m): m.x = {1: m}

def in_dict_key(m): m.x = {m: 1}

def in_set(m): m.x = {m}

def in_frozenset(m): m.x = frozenset([m])

def in_closure(m): m.x = lambda: m

def in_default(m):
    def f(a=m): pass
    m.x = f

def in_method(m): m.x = type("T", (), {"f": lambda self: 0})(); m.x.back = m; m.y = m.x.f

def in_class(m): m.x = type("T", (), {"m": m})

def in_generator(m): m.x = (m for _ in "ab"); next(m.x)

def in_iterator(m): m.x = iter([m])

def in_map(m): m.x = map(lambda x: m, "a")

def in_zip(m): m.x = zip([m])

def in_property(m): m.x = property(lambda s: m)

def in_slice(m): m.x = slice(m)

def in_cell(m):
    def f(): return m
    m.x = f.__closure__[0]

def in_exception(m):
    try:
        raise ValueError(m)
    except ValueError as e:
        m.x = e

def in_bound_builtin(m): m.x = [m].append

def in_view(m): m.x = {1: m}.values()

def in_super(m): m.x = super(Mark, m)

def in_coroutine(m):
    async def c(): m
    m.x = c(); m.x.close()

def in_slots(m):
    class S:
        __slots__ = ("m",)
    m.x = S()
    m.x.m = m

makers = [f for name, f in sorted(globals().items()) if name.startswith("in_")]
for f in makers:
    track(f)
gc.collect()
print([f.__name__ for f, r in zip(makers, alive) if r() is not None], len(makers))
