# Arithmetic of integers of four digits.
import sys

def run(n):
    x = 3**70
    m = 2**120 - 1
    for _ in range(n):
        x = (x * 5 + 7) % m
    return x

run(int(sys.argv[1]))
