# Item and slice assignment.
def changed(key, value):
    a = [0, 1, 2, 3, 4, 5]
    try:
        a[key] = value
        print(a)
    except Exception as error:
        print(a, type(error).__name__, error)

for key, value in [(0, "x"), (-1, "x"), (6, 1), (-7, 1), ("a", 1), (1.5, 1), (2**70, 1), (slice(1, 3), "xyz"),
    (slice(1, 1), [9, 9]), (slice(None), []), (slice(None, None, 2), "abc"),
                   (slice(None, None, 2), "ab"), (slice(None, None, -1), range(6)), (slice(1, 3), 5),
                       (slice(4, 1), "q"), (slice(-2, None), ()), (slice(5, 0, -2), [7, 8]), (slice(0, 6, 3), "a"),
                   (slice(0, 2), (x for x in "gen")), (slice(10, 20), [1]), (slice(0, 3, 0), []), (slice(0, 6, 2), 5)]:
    changed(key, value)
a = [1, 2, 3]
a[1:2] = a
print(a)
a[::2] = a[1::2] + [0]
print(a)
