# Splitting and joining text.
import sys

s = "a b c d"

def run(n):
    for _ in range(n):
        "-".join(s.split())

run(int(sys.argv[1]))
