# A call of a method of a built-in type.
import sys

a = {1: 2}

def run(n):
    for _ in range(n):
        a.get(1)

run(int(sys.argv[1]))
