# Reading and writing a slot.
import sys

class C:
    __slots__ = ("x",)

c = C()
c.x = 1

def run(n):
    for _ in range(n):
        c.x = c.x

run(int(sys.argv[1]))
