# A call of a closure that changes a captured variable.
import sys

def make():
    n = 0
    def step():
        nonlocal n
        n += 1
    return step

step = make()

def run(n):
    for _ in range(n):
        step()

run(int(sys.argv[1]))
