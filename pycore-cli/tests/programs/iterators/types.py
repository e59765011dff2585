# Types of iterators: names, sizes and flags.
class Sequence:
    def __getitem__(self, index):
        raise IndexError


VALID_VERSION_TAG = 1 << 19
iterators = [
    iter([]),
    reversed([]),
    iter(()),
    iter("\u20ac"),
    iter("a"),
    iter(b""),
    iter(bytearray()),
    iter(range(1)),
    iter(range(2**70)),
    iter({}),
    iter({}.values()),
    iter({}.items()),
    reversed({}),
    iter(set()),
    iter(Sequence()),
    iter(int, 1),
    iter(memoryview(b"")),
]
for iterator in iterators:
    T = type(iterator)
    print(T.__name__, T.__module__, T.__basicsize__, T.__itemsize__, hex(T.__flags__ & ~VALID_VERSION_TAG))
    print("   ", sorted(vars(T)))
