# One attribute access with four classes.
import sys

class A:
    x = 1

class B(A):
    pass

class C:
    def __init__(self):
        self.x = 1

class D(C):
    pass

objects = [A(), B(), C(), D()]

def run(n):
    for _ in range(n):
        for o in objects:
            o.x

run(int(sys.argv[1]))
