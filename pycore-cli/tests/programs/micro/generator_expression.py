# A generator expression in sum.
import sys

a = list(range(10))

def run(n):
    for _ in range(n):
        sum(x for x in a)

run(int(sys.argv[1]))
