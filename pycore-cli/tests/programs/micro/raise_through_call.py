# An exception raised in a function called and caught outside.
import sys

def f():
    raise ValueError("x")

def run(n):
    for _ in range(n):
        try:
            f()
        except ValueError as e:
            pass

run(int(sys.argv[1]))
