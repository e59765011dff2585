# Construction of an instance with slots.
import sys

class C:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y

def run(n):
    for _ in range(n):
        C(1, 2)

run(int(sys.argv[1]))
