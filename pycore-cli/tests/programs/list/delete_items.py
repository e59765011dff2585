# Del of items and slices.
def deleted(key):
    a = [0, 1, 2, 3, 4, 5]
    try:
        del a[key]
        print(a)
    except Exception as error:
        print(a, type(error).__name__, error)

for key in (0, -1, 6, -7, "a", slice(1, 3), slice(None), slice(None, None, 2), slice(None, None, -2), slice(4, 1),
        slice(1, 100), slice(5, 1, -3), slice(0, 0), slice(0, 6, 0), 2**70, None):
    deleted(key)
