# A step through yield from.
import sys

def g(n):
    for i in range(n):
        yield i

def h(n):
    yield from g(n)

def run(n):
    for x in h(n):
        pass

run(int(sys.argv[1]))
