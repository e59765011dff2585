# Reading and writing of dictionary items.
import sys

d = {"a": 1, "b": 2}

def run(n):
    for _ in range(n):
        d["a"] = d["b"]

run(int(sys.argv[1]))
