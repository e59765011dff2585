# A class statement with two methods.
import sys

def run(n):
    for _ in range(n):
        class C:
            def a(self):
                pass
            def b(self):
                pass

run(int(sys.argv[1]))
