# Index and store in hot loops with changing types.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def total(container, keys):
    s = 0
    for key in keys:
        s += container[key]
    return s

class Seq:
    def __getitem__(self, key):
        return key * 2

for _ in range(3):
    print(total(list(range(100)), range(100)), total(tuple(range(100)), range(100)),
        total(dict(enumerate(range(100))), range(100)), total(Seq(), range(100)), total(bytes(range(100)), range(100)))
print(total([1, 2, 3], [0, -1, True] * 20))
show(lambda: total([1, 2, 3], [0, 1, 2] * 20 + [3]))
show(lambda: total([1, 2, 3], [0, 1, 2] * 20 + ["a"]))

def fill(container, n):
    for i in range(n):
        container[i % 10] = i
    return container

print(fill([0] * 10, 100), fill({}, 60), fill(bytearray(10), 70))
show(lambda: fill((0,) * 10, 5))

def swap(a, i, j):
    a[i], a[j] = a[j], a[i]

a = list(range(8))
for i in range(80):
    swap(a, i % 8, (i * 3) % 8)
print(a)
