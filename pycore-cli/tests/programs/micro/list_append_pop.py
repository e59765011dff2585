# Append to and pop from a list.
import sys

a = []

def run(n):
    for _ in range(n):
        a.append(1)
        a.pop()

run(int(sys.argv[1]))
