# A while loop with integer arithmetic.
import sys

def run(n):
    i = total = 0
    while i < n:
        total = total + i * 2 - (i & 3)
        i += 1
    return total

run(int(sys.argv[1]))
