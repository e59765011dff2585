# Reading of a letter and a slice of text.
import sys

s = "hello world"

def run(n):
    for _ in range(n):
        s[4]
        s[2:7]

run(int(sys.argv[1]))
