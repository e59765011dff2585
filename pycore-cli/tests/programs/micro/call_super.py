# A method that calls its base's through super.
import sys

class A:
    def m(self):
        return 1

class B(A):
    def m(self):
        return super().m()

b = B()

def run(n):
    for _ in range(n):
        b.m()

run(int(sys.argv[1]))
