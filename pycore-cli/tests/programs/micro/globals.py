# Reading and writing of global names.
import sys

g = 0

def run(n):
    global g
    for _ in range(n):
        g = g

run(int(sys.argv[1]))
