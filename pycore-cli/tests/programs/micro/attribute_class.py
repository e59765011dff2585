# Reading an attribute of a class and of a module.
import sys

class C:
    x = 1

def run(n):
    for _ in range(n):
        C.x
        sys.maxsize

run(int(sys.argv[1]))
