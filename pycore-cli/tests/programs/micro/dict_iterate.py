# Iteration over the items of a dictionary.
import sys

d = {i: i for i in range(10)}

def run(n):
    for _ in range(n):
        for k, v in d.items():
            pass

run(int(sys.argv[1]))
