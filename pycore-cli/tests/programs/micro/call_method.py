# A method call on an instance.
import sys

class C:
    def m(self, x):
        return x

c = C()

def run(n):
    for _ in range(n):
        c.m(1)

run(int(sys.argv[1]))
