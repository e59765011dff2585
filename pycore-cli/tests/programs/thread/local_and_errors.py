# Thread locals and uncaught exceptions in threads.
import _thread
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


local = _thread._local()
local.x = "main"
gate = _thread.allocate_lock()
gate.acquire()
seen = []

class L(_thread._local):
    def __init__(self, v): self.v = v

l = L(5)
l.v += 1

def work():
    try:
        local.x
    except AttributeError as error:
        seen.append(str(error))
    local.x = "thread"
    seen.append((local.x, l.v, sorted(local.__dict__)))
    gate.release()

_thread.start_new_thread(work, ())
gate.acquire()
print(seen, local.x, l.v, local.__dict__)
show(lambda: _thread._local(1))
sys.unraisablehook = lambda u: (seen.append((type(u.exc_value).__name__, str(u.exc_value))), gate.release())

def fails():
    raise KeyError("in thread")

_thread.start_new_thread(fails, ())
gate.acquire()
print(seen[-1])

def exits():
    try:
        _thread.exit()
    finally:
        gate.release()

_thread.start_new_thread(exits, ())
gate.acquire()
print("main goes on")
h = _thread.start_joinable_thread(lambda: seen.append("joined"))
h.join()
print(seen[-1], h.is_done(), h.join())
