# A value sent to a generator.
import sys

def g():
    x = 0
    while True:
        x = yield x

def run(n):
    step = g()
    next(step)
    send = step.send
    for i in range(n):
        send(i)

run(int(sys.argv[1]))
