import gc
from _weakref import getweakrefcount, proxy, ref


class Thing:
    pass


class Subclass(ref):
    __slots__ = ("name",)

    def __del__(self):
        log.append("reference gone")


log = []
one = Thing()
plain, again = ref(one), ref(one)
assert plain is again and plain() is one and getweakrefcount(one) == 1
called = [ref(one, lambda reference, i=i: log.append((i, reference()))) for i in range(3)]
shown = proxy(one)
shown.x = 3
named = Subclass(one, lambda reference: log.append("subclass"))
named.name = "name"
del called[1]
del one
assert log == ["subclass", (2, None), (0, None)] and plain() is None
del named
assert log[-1] == "reference gone"
try:
    shown.x
except ReferenceError:
    pass
else:
    assert False

# Callbacks that destroy their neighbours in the list, and run collections.
for _ in range(3):
    one = Thing()
    one.itself = one
    holder = []
    for i in range(4):
        holder.append(ref(one, lambda reference: (holder.clear(), gc.collect())))
    one.inner = ref(one, lambda reference: log.append("never"))
    del one
    gc.collect()
    assert not holder
assert "never" not in log


class Finalized:
    def __del__(self):
        log.append(late is None or late() is None)
        self.new = ref(self, log.append)


late = None
one = Finalized()
one.itself = one
late = ref(one)
del one
gc.collect()
assert log[-1] is True and late() is None
