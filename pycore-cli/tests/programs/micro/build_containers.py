# Displays of a list, a tuple, a set and a dictionary.
import sys

a, b = 1, 2

def run(n):
    for _ in range(n):
        [a, b]
        (a, b)
        {a, b}
        {a: b}

run(int(sys.argv[1]))
