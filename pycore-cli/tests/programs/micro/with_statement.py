# A with statement with a manager of a Python class.
import sys

class M:
    def __enter__(self):
        return self
    def __exit__(self, *error):
        return None

m = M()

def run(n):
    for _ in range(n):
        with m:
            pass

run(int(sys.argv[1]))
