# Collecting cycles.
import gc


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


gc.disable()
print(gc.isenabled(), gc.collect() >= 0, gc.collect())

class A: pass

def cycle():
    a, b = A(), A()
    a.b, b.a = b, a
    l = []
    l.append(l)
    d = {}
    d["d"] = d

for _ in range(3):
    cycle()
print(gc.collect() > 0, gc.collect())
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("a"), gc.is_tracked({}), gc.is_tracked(A()),
    gc.is_tracked(()), gc.is_finalized(A()))
l = [1]
print(l in gc.get_referrers(l) or True, gc.get_referents([1, "a"]) in ([1, "a"], ["a", 1]),
    gc.get_referents({"k": "v"}) in (["k", "v"], ["v", "k"]), gc.get_referents(5))
gc.enable()
print(gc.isenabled(), type(gc.get_threshold()), len(gc.get_count()), gc.get_debug(), type(gc.get_stats()), gc.garbage)
gc.set_threshold(700, 10, 10)
print(gc.get_threshold()[:2])
show(lambda: gc.collect(5))
show(lambda: gc.collect(-1))
show(lambda: gc.collect("a"))
show(lambda: gc.set_threshold())
show(lambda: gc.set_threshold("a"))
show(lambda: gc.is_tracked())
show(lambda: gc.set_debug("x"))
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
