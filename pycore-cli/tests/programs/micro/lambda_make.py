# Making a function with a default and a closure.
import sys

def make(a):
    return lambda b=1: a

def run(n):
    for _ in range(n):
        make(1)

run(int(sys.argv[1]))
