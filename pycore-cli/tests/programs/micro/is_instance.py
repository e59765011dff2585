# isinstance and the operator is.
import sys

x = 5

def run(n):
    for _ in range(n):
        isinstance(x, int)
        x is None

run(int(sys.argv[1]))
