# Sorting of ten integers with and without a key.
import sys

a = [5, 3, 8, 1, 9, 2, 7, 4, 6, 0]

def run(n):
    for _ in range(n):
        sorted(a)
        sorted(a, key=abs)

run(int(sys.argv[1]))
