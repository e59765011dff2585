# Reading of tuple items.
import sys

t = (1, 2, 3)

def run(n):
    for _ in range(n):
        t[0]
        t[2]

run(int(sys.argv[1]))
