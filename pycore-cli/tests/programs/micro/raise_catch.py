# An exception raised and caught in the same function.
import sys

def run(n):
    for _ in range(n):
        try:
            raise ValueError
        except ValueError:
            pass

run(int(sys.argv[1]))
