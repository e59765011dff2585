# Small integers are singletons whatever makes them.
def identical(make):
    return all(make(i) is make(i) for i in range(-5, 257))

print(identical(lambda i: i + 0), identical(lambda i: int(str(i))), identical(lambda i: (i + 1000) - 1000))
print(identical(lambda i: int(float(i))), identical(lambda i: -(-i)), identical(lambda i: (i * 3) // 3))
print(identical(lambda i: i % 1000 if i >= 0 else i), identical(lambda i: int.from_bytes(i.to_bytes(4, "big",
    signed=True), signed=True)))
print((2**70 - 2**70 + 5) is (10 >> 1), len([0] * 5) is (6 - 1))
