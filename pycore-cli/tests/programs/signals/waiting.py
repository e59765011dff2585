# An interrupt ends whatever waits: loops, sleeping, locks, files.
import _signal
import _thread
import select
import time

def attempt(name, wait):
    _signal.setitimer(_signal.ITIMER_REAL, 0.05)
    try:
        wait()
        print(name, "went on")
    except KeyboardInterrupt:
        print(name, "interrupted")

def loop():
    while True:
        pass

_signal.signal(_signal.SIGALRM, _signal.default_int_handler)
lock = _thread.allocate_lock()
lock.acquire()
attempt("loop", loop)
attempt("sleep", lambda: time.sleep(10))
attempt("lock", lambda: lock.acquire())
attempt("lock with a time", lambda: lock.acquire(timeout=10))
attempt("join", lambda: _thread.start_joinable_thread(lambda: time.sleep(0.3)).join())
attempt("select", lambda: select.select([], [], [], 10))
attempt("poll", lambda: select.poll().poll(10000))
attempt("epoll", lambda: select.epoll().poll(10))
attempt("pause", _signal.pause)

hits = []
_signal.signal(_signal.SIGALRM, lambda number, frame: hits.append(number))
start = time.monotonic()
attempt("sleep", lambda: time.sleep(0.2))
print(time.monotonic() - start >= 0.2, hits == [_signal.SIGALRM])
