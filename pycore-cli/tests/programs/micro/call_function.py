# A call of a function with two positional arguments.
import sys

def f(a, b):
    return a

def run(n):
    for _ in range(n):
        f(1, 2)

run(int(sys.argv[1]))
