# Hot loops of float arithmetic that change types half way.
def integrate(step, count):
    total, x = 0.0, 0.0
    for _ in range(count):
        total += x * x * step
        x += step
    return total

print(integrate(0.01, 100), integrate(1, 100), integrate(0.5, 7))

def mixed(values):
    total = 0
    for value in values:
        total = total + value
    return total

print(mixed(range(100)), mixed([0.5] * 100), mixed([1, 0.5] * 50), mixed([True] * 60), mixed([1j] * 60))
try:
    mixed([1.5] * 60 + ["a"])
except TypeError as error:
    print(error)

def escape(x, y):
    a = b = 0.0
    n = 0
    while a * a + b * b < 4.0 and n < 80:
        a, b = a * a - b * b + x, 2 * a * b + y
        n += 1
    return n

print([escape(i / 10 - 2, 0.3) for i in range(30)])
