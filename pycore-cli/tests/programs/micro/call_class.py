# Construction of an instance with __init__.
import sys

class C:
    def __init__(self, x):
        self.x = x

def run(n):
    for _ in range(n):
        C(1)

run(int(sys.argv[1]))
