# An await of a coroutine that does not suspend.
import sys

async def inner():
    return 1

async def outer():
    return await inner()

def run(n):
    for _ in range(n):
        try:
            outer().send(None)
        except StopIteration:
            pass

run(int(sys.argv[1]))
