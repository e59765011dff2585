# Unpacking of tuples and lists, swapping.
import sys

t, l = (1, 2, 3), [1, 2]

def run(n):
    for _ in range(n):
        a, b, c = t
        d, e = l
        d, e = e, d
        f, *g = t

run(int(sys.argv[1]))
