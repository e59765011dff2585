# A list comprehension of ten items.
import sys

a = list(range(10))

def run(n):
    for _ in range(n):
        [x + 1 for x in a if x]

run(int(sys.argv[1]))
