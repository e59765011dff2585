# A call with keyword arguments.
import sys

def f(a, b=2, *, c=3):
    return a

def run(n):
    for _ in range(n):
        f(1, b=5, c=6)

run(int(sys.argv[1]))
