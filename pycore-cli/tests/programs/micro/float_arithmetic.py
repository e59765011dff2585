# Arithmetic of floats.
import sys

def run(n):
    x = y = 0.5
    for _ in range(n):
        x, y = x * x - y * y + 0.1, 2.0 * x * y - 0.2
        if x * x + y * y > 4.0:
            x = y = 0.5
    return x

run(int(sys.argv[1]))
