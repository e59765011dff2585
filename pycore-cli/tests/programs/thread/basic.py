# Starting threads, locks and identities.
import _thread
import time


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


done = _thread.allocate_lock()
done.acquire()
out = []

def work(n, *, k=0):
    out.append((n, k, _thread.get_ident() != main))
    done.release()

main = _thread.get_ident()
ident = _thread.start_new_thread(work, (1,), {"k": 5})
done.acquire()
print(out, ident != main, type(done).__name__, done.locked(), done.release(), done.locked())
show(lambda: done.release())
print(done.acquire(), done.acquire(False), done.acquire(timeout=0.01), done.acquire(True, 0))
show(lambda: done.acquire(timeout=-5))
show(lambda: done.acquire(False, 1))
show(lambda: done.acquire("a", "b"))
done.release()
with done as entered:
    print(entered, done.locked())
show(lambda: _thread.start_new_thread(5, ()))
show(lambda: _thread.start_new_thread(work, 5))
show(lambda: _thread.start_new_thread(work, (), 5))
show(lambda: _thread.start_new_thread())
show(lambda: _thread.exit())
print(_thread.stack_size() >= 0, _thread.TIMEOUT_MAX > 1e6, _thread.error is RuntimeError,
    isinstance(_thread.get_native_id(), int))
