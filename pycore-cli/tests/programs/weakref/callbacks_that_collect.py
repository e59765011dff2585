# Callbacks that run a collection while the object is being destroyed.
import gc
import _weakref


class Plain:
    pass


class Finalized:
    def __del__(self):
        print("finalized")


for kind in (Plain, Finalized):
    for _ in range(3):
        one = kind()
        one.itself = [1, 2]
        reference = _weakref.ref(one, lambda reference: print("collected", gc.collect() >= 0, reference()))
        del one
    one = kind()
    one.itself = one
    reference = _weakref.ref(one, lambda reference: print("cycle", gc.collect() >= 0, reference()))
    del one
    gc.collect()


class Name:
    def __getattr__(self, name):
        raise KeyError(name)


def strip(text):
    return " ".join(word for word in text.split() if not word.startswith("0x"))


one = Name()
print(strip(repr(_weakref.ref(one))))
print(strip(repr(_weakref.proxy(Plain))))
try:
    next(_weakref.proxy(one))
except TypeError as error:
    print(error)
