# Building text by appending.
import sys

def run(n):
    s = ""
    for _ in range(n):
        s += "ab"

run(int(sys.argv[1]))
