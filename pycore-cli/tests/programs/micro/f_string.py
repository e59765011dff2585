# An f-string of an integer and a text.
import sys

a, b = 5, "x"

def run(n):
    for _ in range(n):
        f"{a} and {b}"

run(int(sys.argv[1]))
