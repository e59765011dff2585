# Slices of a list.
import sys

a = list(range(20))

def run(n):
    for _ in range(n):
        a[3:9]
        a[:5]

run(int(sys.argv[1]))
