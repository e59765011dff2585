# Reading through __getattr__.
import sys

class C:
    def __getattr__(self, name):
        return 1

c = C()

def run(n):
    for _ in range(n):
        c.x

run(int(sys.argv[1]))
