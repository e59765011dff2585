# A match statement with four cases.
import sys

class P:
    __match_args__ = ("x",)
    def __init__(self, x):
        self.x = x

values = [1, (1, 2), {"k": 1}, P(5)]

def run(n):
    for _ in range(n):
        for v in values:
            match v:
                case 1:
                    pass
                case (a, b):
                    pass
                case {"k": x}:
                    pass
                case P(y):
                    pass

run(int(sys.argv[1]))
