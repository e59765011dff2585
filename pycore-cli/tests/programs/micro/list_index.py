# Reading and writing of list items.
import sys

a = [1, 2, 3]

def run(n):
    for _ in range(n):
        a[0] = a[1]

run(int(sys.argv[1]))
