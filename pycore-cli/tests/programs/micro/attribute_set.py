# Writing attributes of an instance.
import sys

class C:
    pass

c = C()
c.x = c.y = 0

def run(n):
    for _ in range(n):
        c.x = 1
        c.y = 2

run(int(sys.argv[1]))
