# Arithmetic at one site with ints, floats, bools and big ints.
def poly(x):
    return x * x - 3 * x + 2

def mix(a, b):
    return a + b, a - b, a * b

def inplace(x, n):
    t = x
    for i in range(n):
        t += x
        t -= 1
        t *= 1
    return t

for x in 2, 2.5, True, 2**62, -2**62, 2**29, 2**30 - 1, -2**30, 2**200, 1j, float("inf"), -0.0:
    r = None
    for _ in range(60):
        r = poly(x)
    print(r, inplace(x, 60), end="; ")
print()
for a, b in (2**62, 2**62), (-2**63, 1), (2**31, 2**31), (1e308, 1e308), (2**53, 1.0), (-1, 2**30), (0,
        -0.0), (2**30 - 1, 1), (-2**30, -1), (3, 2**600):
    for _ in range(60):
        r = mix(a, b)
    print(*r, sep=",", end="; ")
try:
    for _ in range(60):
        mix(1, None)
except TypeError as error:
    print(error)

def division(a, b):
    return a / b, a // b, a % b

for _ in range(60):
    r = [division(7, 2), division(-7, 2), division(7.5, 2), division(7, -2.5), division(2**70, 3), division(True, 2)]
print(r)
