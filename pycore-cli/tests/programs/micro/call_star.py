# A call with star arguments.
import sys

def f(*args, **kwargs):
    return args

args, kwargs = (1, 2), {"a": 3}

def run(n):
    for _ in range(n):
        f(*args, **kwargs)

run(int(sys.argv[1]))
