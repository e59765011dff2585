"""Types that C code defines."""

import gc
import warnings
import weakref

import _classes as types

gc.collect()


def show(label, function, *values, **named):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            result = repr(function(*values, **named))
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
    result = " ".join([result, *(f"[{warning.category.__name__}: {warning.message}]" for warning in warned)])
    print(label, "->", result)


Thing, Lower, Heap, Counter, Row = types.Thing, types.Lower, types.Heap, types.Counter, types.Row
for cls in (Thing, Lower, types.Fields, types.MyList, types.MyDict, Row, Heap, Counter):
    print(types.facts(cls))
    print(cls, cls.__module__, cls.__qualname__, repr(cls.__doc__), cls.__text_signature__)
print(sorted(name for name in vars(Thing)))
print(sorted(name for name in vars(Heap)))
print(sorted(name for name in vars(Counter)))

thing = Thing(4)
print(thing, thing + 3, 3 + thing, bool(thing), bool(Thing()), int(thing), len(thing), [0, 1, 2, 3, 4, 5][thing])
show("bad operand", lambda: thing + "x")
print(list(thing), thing[1], thing[-1], 30 in thing, 31 in thing, thing.__contains__(30))
show("contains", lambda: "x" in thing)
show("item", lambda: thing[9])
thing[0] = "zero"
print(thing.any)
show("deletion", thing.__delitem__, 2)
print(thing == Thing(4), thing != Thing(4), thing < Thing(5), thing == 4, hash(thing))
show("order", lambda: thing < 5)
print(thing(), thing(1, x=2))
for name in ("no_arguments", "one_argument", "tuple_arguments", "keyword_arguments", "fast_arguments", "fast_keywords",
             "class_method", "static_method"):
    method = getattr(thing, name)
    print(name, type(method).__name__, method.__name__, repr(method.__doc__), method.__text_signature__)
    for values, named in (((), {}), ((1,), {}), ((1, 2), {}), ((1,), {"x": 2})):
        show(f"  {values} {named}", method, *values, **named)
        if name not in ("class_method", "static_method"):
            show("  unbound", getattr(Thing, name), thing, *values, **named)
show("wrong self", Thing.no_arguments, 5)
show("no self", Thing.no_arguments)
print(thing.__len__(), Thing.__dict__["__len__"])
print(Thing.no_arguments, Thing.__dict__["class_method"], type(Thing.__dict__["static_method"]), Thing.number, Thing.double)

for name, value in (("number", 9), ("number", "x"), ("number", 2**70), ("fixed", 1), ("real", 1.5), ("real", 2), ("real", "x"),
                    ("flag", True), ("flag", 1), ("text", "x"), ("any", 1), ("required", 1), ("double", 12), ("double", "x"),
                    ("odd", 1), ("fresh", 5)):
    show(f"set {name} {value!r}", setattr, thing, name, value)
for name in ("number", "fixed", "real", "flag", "text", "any", "required", "double", "odd", "fresh"):
    show(f"get {name}", getattr, thing, name)
    show(f"delete {name}", delattr, thing, name)
    show(f"again {name}", getattr, thing, name)
show("no __dict__", lambda: thing.__dict__)
show("init", thing.__init__, number="x")
show("init", Thing, 1, 2, 3)
show("immutable", setattr, Thing, "fresh", 1)

reference = weakref.ref(thing, lambda gone: print("gone"))
print(reference() is thing)
del thing
print(reference(), types.counts())
cycle = Thing(1)
cycle.any = [cycle]
cycle.me = cycle
del cycle
gc.collect()
print(types.counts())

lower = Lower(3)
print(lower, list(iter(lower)), lower.double, isinstance(lower, Thing), Lower.__mro__)
show("subclass of a final type", type, "X", (Lower,), {})


class Sub(Thing):
    extra = 5

    def __init__(self, number):
        super().__init__(number)
        self.more = [self]

    def __repr__(self):
        return f"Sub of {super().__repr__()}"

    def __len__(self):
        return 77

    def __del__(self):
        print("del", self.number)


sub = Sub(6)
print(sub, len(sub), sub.double, sub + 1, sub.more == [sub], sub == Thing(6), sub.no_arguments())
print(sub.class_method(1), Sub.class_method(2), Sub.static_method(3))
del sub
gc.collect()
print(types.counts())


class Slotted(Thing):
    __slots__ = ("a", "b")


slotted = Slotted(1)
slotted.a = slotted
show("slots", getattr, slotted, "b")
del slotted
gc.collect()
print(types.counts())

fields = types.make_fields()
show("no constructor", types.Fields)
for name, values in {"small": (1, -1, 40000), "usmall": (1, -1, 70000), "middle": (2**31 - 1,), "umiddle": (2**32 - 1, -1),
                     "ularge": (2**64 - 1, -1), "huge": (-(2**63), 2**63), "uhuge": (2**64 - 1,), "size": (2**63 - 1, "x"),
                     "narrow": (1.1, 3), "byte": (127, 200), "ubyte": (255, 300), "character": ("x", "xy", 1),
                     "inplace": ("x",), "nothing": (1,)}.items():
    show(name, getattr, fields, name)
    for value in values:
        show(f"  {value!r}", setattr, fields, name, value)
        show("  ", getattr, fields, name)
    show("  delete", delattr, fields, name)

mine = types.MyList([3, 1, 2])
mine.extra = 8
mine.append(0)
mine.sort()
print(mine, mine.extra, len(mine), type(mine + [1]), isinstance(mine, list), mine == [0, 1, 2, 3])
print(types.MyDict(a=1), types.MyDict({1: 2})[1], {**types.MyDict(x=2)})


class MoreList(types.MyList):
    pass


more = MoreList("ab")
more.extra = 3
more.attribute = more
print(more.extra, more)
del more
gc.collect()

print(list(Row(1, 2, 3)), len(Row()), Row.__itemsize__ > 0)
show("row", Row, "x")


class SubRow(Row):
    pass


row = SubRow(1, 2)
row.attribute = 3
print(list(row), row.attribute)

counter = Counter(3)
print(list(counter), list(counter), counter.left)
view = memoryview(counter)
print(bytes(view), view.readonly, counter.exports)
view[0] = ord("X")
other = memoryview(counter)
show("exports", memoryview, counter)
view.release()
other.release()
print(counter.exports, bytes(counter))


class Down(Counter):
    def __next__(self):
        return super().__next__() * 10


print(list(Down(3)))
show("counter", Counter)

heap = Heap()
print(heap(1, 2), heap(), heap.count(), heap.count(), heap.method_arguments(1, 2), Heap.class_method(1))
show("names", lambda: heap.method_arguments(1, x=2))
show("held", getattr, heap, "held")
heap.held = heap
del heap
gc.collect()
print(types.counts())


class SubHeap(Heap):
    def count(self):
        return "sub", super().count()


heap = SubHeap()
heap.attribute = 1
reference = weakref.ref(heap)
print(heap.count(), heap(5), heap.method_arguments(), reference() is heap)
heap.held = [heap]
del heap
gc.collect()
print(types.counts(), reference())
Heap.fresh = 5
print(Heap().fresh, SubHeap().fresh)
del SubHeap
gc.collect()

show("items", types.make_part, (int,))
Part = types.make_part((Thing,))
part = Part(5)
print(part + 1, part.first, types.part_data(part), types.part_data(5), Part.__mro__)
Both = types.make_part((Part,))
print(types.part_data(Both(1)), Both.__basicsize__ > Part.__basicsize__)
for which in range(5):
    show(f"spec {which}", types.bad_spec, which)
