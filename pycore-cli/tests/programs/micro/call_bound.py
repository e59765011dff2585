# A call of a stored bound method.
import sys

class C:
    def m(self, x):
        return x

m = C().m

def run(n):
    for _ in range(n):
        m(1)

run(int(sys.argv[1]))
