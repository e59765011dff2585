# Comparisons and branches of integers.
import sys

a, b = 5, 7

def run(n):
    for _ in range(n):
        if a < b and a != 3:
            pass
        elif a == b or not a:
            pass

run(int(sys.argv[1]))
