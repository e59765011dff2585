# A call of a built-in function.
import sys

a = [1, 2, 3]

def run(n):
    for _ in range(n):
        len(a)

run(int(sys.argv[1]))
