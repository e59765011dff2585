# Fibonacci of five, recursively.
import sys

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def run(n):
    for _ in range(n):
        fib(5)

run(int(sys.argv[1]))
