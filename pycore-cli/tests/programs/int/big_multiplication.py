# Products, quotients and powers of thousands of digits agree with each other.
a = 3 ** 4000
b = 7 ** 3500
product = a * b
print(product // a == b, product % b == 0, (product + 1) % a, divmod(product + 5, a)[1], product.bit_length())
print((a + b) ** 2 == a * a + 2 * a * b + b * b, (a - b) * (a + b) == a * a - b * b)
print(hash(product), product % 1000000007, -product // 10**1000 % 10**20, (product >> 5000) & 0xFFFFFFFF)
print(str(3 ** 2000)[:40], str(3 ** 2000)[-40:], int(str(3 ** 2000)) == 3 ** 2000)
f = 1
for i in range(1, 500):
    f *= i
print(f.bit_length(), f % (10**9 + 7), sum(map(int, str(f))))
