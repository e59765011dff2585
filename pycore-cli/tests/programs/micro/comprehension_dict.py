# A dictionary comprehension of ten items.
import sys

a = list(range(10))

def run(n):
    for _ in range(n):
        {x: x for x in a}

run(int(sys.argv[1]))
