# Weak references, callbacks, equality and hash.
from _weakref import ref, getweakrefcount, getweakrefs


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)

a = A(1)
r = ref(a)
r2 = ref(a)
print(r() is a, r is r2, getweakrefcount(a), getweakrefs(a) == [r], r.__callback__, type(r).__name__)
log = []
r3 = ref(a, lambda w: log.append((w is r3, w())))
print(getweakrefcount(a), r3 == r, r3 is r, hash(r) == hash(a), r == ref(A(1)), r3.__callback__ is not None)
b = A(1)
rb = ref(b)
print(rb == r, {r: "x"}[rb])
del a
print(r(), log, r == r2, hash(r), r3.__callback__)
fresh = ref(A(5))
show(lambda: hash(fresh))
print(fresh == fresh, fresh != r, fresh())
show(lambda: ref(5))
show(lambda: ref("a"))
show(lambda: ref([]))
show(lambda: ref(None))
show(lambda: ref())
show(lambda: ref(b, 1, 2))
show(lambda: ref(b, callback=1))
show(lambda: r(1))
try:
    r.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")

class S:
    __slots__ = ()

show(lambda: ref(S()))
for o in (lambda: 0), A, {1}, type, (x for x in "a"), frozenset([1]), len:
    w = ref(o)
    print(w() is o, end=" ")

class R(ref):
    pass

x = A(3)
sub = R(x)
sub.attr = 1
print(sub() is x, sub is not R(x), sub.attr, sub is not ref(x))
show(lambda: rb < r)
show(lambda: rb == 5)
print(repr(r).split(" at 0x")[0], repr(r).endswith("; dead>"), "to 'A' at" in repr(rb))
