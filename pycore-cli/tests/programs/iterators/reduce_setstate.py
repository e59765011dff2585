# __reduce__, __setstate__ and __length_hint__ of iterators.
class Seq:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

def shown(x):
    if isinstance(x, tuple):
        return tuple(map(shown, x))
    return getattr(x, "__name__", None) or (repr(x) if isinstance(x, (int, str, list, dict, range, bytes, type(None),
        bool)) else type(x).__name__)

makers = [lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"),
    lambda: iter("\u20acbc"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")), lambda: iter(range(3)),
    lambda: iter(range(2**70, 2**70 + 3)), lambda: iter({1: 2, 3: 4}), lambda: iter({1: 2, 3: 4}.items()),
    lambda: iter({7}), lambda: iter(Seq()), lambda: reversed(Seq2()), lambda: iter(int, 5), lambda: enumerate("ab"),
    lambda: zip("ab", "cd"), lambda: map(str, "ab"), lambda: filter(None, "ab"), lambda: reversed({1: 2})]

class Seq2(Seq):
    def __len__(self): return 3

for make in makers:
    it = make()
    print(type(it).__name__, end=" ")
    for step in range(5):
        hint = it.__length_hint__() if hasattr(it, "__length_hint__") else "-"
        try:
            reduced = ascii(shown(it.__reduce__()))
        except (TypeError, AttributeError) as error:
            reduced = str(error)
        print(hint, reduced, end=" | ")
        if next(it, "end") == "end":
            break
    print()
    if hasattr(make(), "__setstate__"):
        for state in -5, 0, 1, 100, 2**70, "x", None:
            it = make()
            try:
                it.__setstate__(state)
                print("   ", state, ascii(list(it)))
            except Exception as error:
                print("   ", state, type(error).__name__, error)
