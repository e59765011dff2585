# Augmented assignments to integers of names, items and attributes.
class Box:
    pass

box, items, d = Box(), [1, 2, 3], {"a": 10}
box.n = 100
n = 1
for _ in range(40):
    n += 3
    n *= 2
    box.n -= 7
    items[1] ^= 5
    d["a"] <<= 1
print(n, box.n, items, d)
n //= 1000
n %= 97
n **= 3
n >>= 2
n |= 1
n &= 0xFF
n /= 2
print(n)
try:
    n @= 2
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
