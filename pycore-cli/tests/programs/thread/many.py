# Fifty threads that share a lock and a list, while signals arrive.
import _signal
import _thread
import time

hits = 0
shared = []
counts = []
errors = []
stop = False
lock = _thread.RLock()

def handler(number, frame):
    global hits
    hits += 1

class Cycle:
    def __init__(self): self.me = self

def work():
    count = 0
    try:
        while not stop:
            count += 1
            with lock:
                shared.append(count)
                if len(shared) > 1000:
                    shared.clear()
            Cycle()
            try:
                [][1]
            except IndexError:
                pass
            local = _thread._local()
            local.x = count
            sorted([3, 1, 2], key=lambda value: -value)
    except BaseException as error:
        errors.append(repr(error))
    counts.append(count)

_signal.signal(_signal.SIGALRM, handler)
_signal.setitimer(_signal.ITIMER_REAL, 0.002, 0.002)
handles = [_thread.start_joinable_thread(work) for _ in range(50)]
end = time.monotonic() + 1
while time.monotonic() < end:
    pass
stop = True
for handle in handles:
    handle.join()
_signal.setitimer(_signal.ITIMER_REAL, 0)
print(len(counts), min(counts) > 0, errors, hits > 10, _thread._count())
