# A for loop over a range.
import sys

def run(n):
    for _ in range(n):
        pass

run(int(sys.argv[1]))
