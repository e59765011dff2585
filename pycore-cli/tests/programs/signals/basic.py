# Handlers, raise_signal and errors.
import _signal as signal


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


log = []

def handler(number, frame):
    log.append((number, frame.f_code.co_name))

old = signal.signal(signal.SIGUSR1, handler)
print(old == signal.SIG_DFL, signal.getsignal(signal.SIGUSR1) is handler)

def f():
    signal.raise_signal(signal.SIGUSR1)
    return "returned"

print(f(), log)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR1)
print(len(log), signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN)
try:
    signal.raise_signal(signal.SIGINT)
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print("interrupted")

def raises(number, frame):
    raise ValueError("from handler")

signal.signal(signal.SIGUSR2, raises)
try:
    signal.raise_signal(signal.SIGUSR2)
    for _ in range(1000):
        pass
except ValueError as e:
    print(e, e.__traceback__.tb_next is not None)
show(lambda: signal.signal(0, handler))
show(lambda: signal.signal(1000, handler))
show(lambda: signal.signal(signal.SIGUSR1, 12345))
show(lambda: signal.signal(signal.SIGUSR1, "x"))
show(lambda: signal.signal(signal.SIGKILL, handler))
show(lambda: signal.getsignal(1000))
show(lambda: signal.raise_signal(1000))
show(lambda: signal.signal(signal.SIGUSR1))
