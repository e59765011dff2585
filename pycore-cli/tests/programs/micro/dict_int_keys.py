# Dictionary items with integer keys.
import sys

d = {i: i for i in range(100)}

def run(n):
    for _ in range(n):
        d[5] = d[77]

run(int(sys.argv[1]))
