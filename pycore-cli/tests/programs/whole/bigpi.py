# Digits of pi by two sums of arc tangents, and of e and roots, in big integers.
def arctan(x, unity):
    power = unity // x
    total, n, square = power, 1, x * x
    while power:
        power //= -square
        n += 2
        total += power // n
    return total

def pi(terms, digits):
    unity = 10 ** (digits + 15)
    return 4 * sum(factor * arctan(x, unity) for factor, x in terms) // 10 ** 15

first = pi([(4, 5), (-1, 239)], 300)
second = pi([(12, 18), (8, 57), (-5, 239)], 300)
print(first == second, str(first)[:60], str(first)[-10:])

def euler(digits):
    unity = term = 10 ** (digits + 10)
    total, n = term, 1
    while term:
        term //= n
        total += term
        n += 1
    return total // 10 ** 10

print(str(euler(100)))

def root(n, digits):
    target = n * 100 ** digits
    x = 1 << (target.bit_length() + 1) // 2
    while (y := (x + target // x) // 2) < x:
        x = y
    return x

for n in 2, 3, 5, 10**20 + 39:
    r = root(n, 60)
    print(r, r * r <= n * 100 ** 60 < (r + 1) ** 2)

def digits(n):
    while n:
        n, d = divmod(n, 10)
        yield d

counts = [0] * 10
for d in digits(first):
    counts[d] += 1
print(counts, sum(counts))
