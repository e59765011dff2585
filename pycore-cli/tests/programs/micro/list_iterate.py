# Iteration over a list with enumerate and zip.
import sys

a = list(range(5))

def run(n):
    for _ in range(n):
        for i, x in enumerate(a):
            pass
        for x, y in zip(a, a):
            pass

run(int(sys.argv[1]))
