# Item and slice assignment and deletion.
def changed(change):
    b = bytearray(b"abcdef")
    try:
        result = change(b)
        print(b, result)
    except Exception as error:
        print(b, type(error).__name__, error)

def item(key, value):
    return lambda b: b.__setitem__(key, value)

for key, value in [(0, 65), (-1, 0), (6, 1), (0, 256), (0, -1), (0, "a"), (0, b"a"), (0, 1.5), (slice(1, 3), b"XYZ"),
    (slice(1, 3), b""), (slice(0, 0), [1, 2]), (slice(None, None, 2), b"123"),
                   (slice(None, None, 2), b"12"), (slice(2, 4), "ab"), (slice(2, 4), 3),
                           (slice(None), bytearray(b"q")), (slice(4, 1), b"--"), ("a", 1), (slice(0, 2), (300,))]:
    changed(item(key, value))
for key in 0, -1, 6, slice(1, 3), slice(None, None, 2), slice(None), "a", slice(5, 0, -2):
    changed(lambda b: b.__delitem__(key))
