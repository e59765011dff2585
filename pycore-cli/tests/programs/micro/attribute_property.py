# Reading a property.
import sys

class C:
    @property
    def x(self):
        return 1

c = C()

def run(n):
    for _ in range(n):
        c.x

run(int(sys.argv[1]))
