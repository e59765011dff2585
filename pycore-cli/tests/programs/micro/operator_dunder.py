# An operator of a Python class.
import sys

class V:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return self.x + other.x
    def __eq__(self, other):
        return self.x == other.x

v = V(1)

def run(n):
    for _ in range(n):
        v + v
        v == v

run(int(sys.argv[1]))
