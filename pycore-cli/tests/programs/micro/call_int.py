# Construction of a built-in number from text.
import sys

def run(n):
    for _ in range(n):
        int("12")

run(int(sys.argv[1]))
