# Sort of uniform and mixed kinds of keys.
import math

def shuffled(n, seed=12345):
    values = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        values.append(seed)
    return values

ints = shuffled(300)
for make in (int, float, str, lambda v: (v % 10, v), lambda v: [v % 5, str(v)], lambda v: v * 2**40,
        lambda v: bytes([v % 256, v % 7]), lambda v: v % 2 == 0, lambda v: (v % 7, -v * 1.5)):
    values = [make(v) for v in ints]
    ordered = sorted(values)
    print(all(a <= b for a, b in zip(ordered, ordered[1:])), len(ordered), ordered == sorted(ordered),
        ordered[::-1] == sorted(values, reverse=True) or "stable", ordered[0])
runs = list(range(50)) + list(range(50, 0, -1)) + [7] * 30 + list(range(100))
print(sorted(runs) == sorted(reversed(runs)), sorted(runs)[:5], sorted(runs, key=math.sin)[:3])
mixed = [1, 2.5, True, 2**70, -0.0] * 20
print(sorted(mixed)[:6], sorted(mixed)[-2:])
