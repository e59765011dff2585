# Get_objects, debug flags and generations.
import gc


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Marker: pass

m = Marker()
print(any(o is m for o in gc.get_objects()),
    any(o is m for o in gc.get_objects(generation=0)) or any(o is m for o in gc.get_objects(generation=1)) or True,
    type(gc.get_objects()))
show(lambda: len(gc.get_objects(5)) > 0)
show(lambda: len(gc.get_objects(-1)) > 0)
show(lambda: gc.get_objects("a"))
gc.set_debug(gc.DEBUG_SAVEALL)
m.self = m
del m
gc.collect()
print([type(o).__name__ for o in gc.garbage if type(o) is Marker], gc.get_debug() == gc.DEBUG_SAVEALL)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect() >= 0, gc.DEBUG_LEAK == gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_SAVEALL,
    [sorted(s) for s in gc.get_stats()][0])
print(gc.is_tracked((1, 2)), gc.is_tracked([1]), gc.is_tracked({1}), gc.is_tracked(lambda: 0), gc.is_tracked(int),
    gc.is_tracked(1.5), gc.is_tracked(b"a"), gc.is_tracked(range(3)), gc.is_tracked(slice(1)))
