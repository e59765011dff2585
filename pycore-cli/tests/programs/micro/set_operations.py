# Membership, add and discard of a set.
import sys

s = set(range(20))

def run(n):
    for _ in range(n):
        5 in s
        s.add(99)
        s.discard(99)

run(int(sys.argv[1]))
