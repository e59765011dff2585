# A signal interrupts loops without calls.
import _signal as signal

class Stop(Exception): pass

def handler(number, frame):
    raise Stop

signal.signal(signal.SIGALRM, handler)

def busy_for():
    for _ in range(10**12):
        pass

def busy_while():
    while True:
        pass

def busy_generator():
    def g():
        while True:
            yield
    for _ in g():
        pass

for f in busy_for, busy_while, busy_generator:
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        f()
    except Stop:
        print("stopped", f.__name__)
print(signal.alarm(0), signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0))
