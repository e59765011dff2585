# Digits of pi by a spigot and by a series of big integers.
def spigot():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2

g = spigot()
a = "".join(str(next(g)) for _ in range(200))

def arctan(x, unity):
    total = term = unity // x
    n, sign = 3, -1
    while term:
        term //= x * x
        total += sign * (term // n)
        n, sign = n + 2, -sign
    return total

unity = 10 ** 220
b = str(4 * (4 * arctan(5, unity) - arctan(239, unity)))[:200]
print(a == b, a[:50], a[-10:])
e, f = 0, 1
for i in range(60, 0, -1):
    e = (e + 10 ** 50) // i if i > 1 else e + 10 ** 50
print(str(e + 10 ** 50)[:45])
