# Percent formatting.
import sys

a, b = 5, "x"

def run(n):
    for _ in range(n):
        "%d and %s" % (a, b)

run(int(sys.argv[1]))
