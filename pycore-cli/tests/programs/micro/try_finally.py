# try without an exception.
import sys

x = 1

def run(n):
    for _ in range(n):
        try:
            x
        finally:
            x

run(int(sys.argv[1]))
