# The shortest text of many floats reads back and has the expected digest.
def bits(n):
    sign, exponent, fraction = n >> 63, n >> 52 & 0x7FF, n & (1 << 52) - 1
    if exponent == 0x7FF:
        exponent = 0x3FF
    value = (fraction + (1 << 52 if exponent else 0)) * 2.0 ** (max(exponent,
        1) - 1023 - 52 + 0) if exponent > 60 else fraction * 5e-324
    return -value if sign else value

seed, total, bad = 12345, 0, 0
for i in range(3000):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    x = bits(seed)
    text = repr(x)
    bad += float(text) != x
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000000007
print(bad, total)
for k in range(-30, 40):
    print(repr(10.0 ** k), repr(1.5 * 10.0 ** k), repr(2.0 ** (k * 10)), end=" ")
