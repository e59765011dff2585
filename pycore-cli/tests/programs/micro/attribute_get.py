# Reading attributes of an instance.
import sys

class C:
    def __init__(self):
        self.x = 1
        self.y = 2

c = C()

def run(n):
    for _ in range(n):
        c.x
        c.y

run(int(sys.argv[1]))
