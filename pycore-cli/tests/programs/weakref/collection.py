# Weak references to what a collection finds: all are cleared before callbacks and finalisers run.
import gc
import _weakref as weakref

gc.disable()


class Thing:
    pass


class Inner:
    def __del__(self):
        print("finalized", self.weak() is None, self.with_callback() is None, self.of_class() is None)


def inner():
    class Local:
        pass

    one = Inner()
    one.itself = one
    one.weak = weakref.ref(one)
    one.with_callback = weakref.ref(one, lambda reference: print("never called"))
    one.of_class = weakref.ref(Local)
    Local.one = one
    return weakref.ref(one), weakref.ref(one, lambda reference: print("called", reference(), outer() is None))


outer, called = inner()
gc.collect()
print(outer(), called())

# A callback cannot bring back what another weak reference leads to.
kept = []
one = Thing()
one.itself = one
plain = weakref.ref(one)
watching = weakref.ref(one, lambda reference: kept.append(plain()))
del one
print(gc.collect(), plain(), kept)


class Late:
    def __del__(self):
        global late
        print("finalized", self.other() is None, outside() is None)
        self.inside = weakref.ref(self, lambda reference: print("never called"))
        late = weakref.ref(self, lambda reference: print("never called"))


one, other = Late(), Thing()
one.thing, other.thing = other, one
one.other = outside = weakref.ref(other)
del one, other
print(gc.collect(), late(), outside())


class Phoenix:
    def __del__(self):
        global risen
        risen = self


one = Phoenix()
one.itself = one
weak, proxy = weakref.ref(one), weakref.proxy(one)
watching = weakref.ref(one, lambda reference: print("called", reference()))
del one
print(gc.collect(), weak(), watching(), risen.itself is risen)
try:
    proxy.itself
except ReferenceError as error:
    print(error)
again = weakref.ref(risen)
del risen
print(gc.collect(), again())


# Weak references that are garbage themselves are cleared, whatever they lead to.
class Watcher:
    def __del__(self):
        print("finalized", self.weak(), self.watching())
        try:
            self.proxy.itself
        except ReferenceError as error:
            print(error)


living = Thing()
one = Watcher()
one.itself = one
one.weak, one.proxy = weakref.ref(living), weakref.proxy(living)
one.watching = weakref.ref(living, lambda reference: print("never called"))
print(weakref.getweakrefcount(living))
del one
gc.collect()
print(weakref.getweakrefcount(living))
del living


# Callbacks that destroy their neighbours in the list, within a collection and without.
class Named(weakref.ref):
    def __del__(self):
        print("reference gone", self.name)


for is_cycle in (True, False):
    one = Thing()
    one.itself = one if is_cycle else None
    holder = []
    for i in range(3):
        reference = Named(one, lambda reference: (print("called", reference.name), holder.clear(), gc.collect()))
        reference.name = i
        holder.append(reference)
    del one, reference
    gc.collect()
    print(holder)
