# Reentrant locks.
import _thread


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


r = _thread.RLock()
print(r.acquire(), r.acquire(), r._is_owned(), r._recursion_count(), r.release(), r.release(), r._is_owned(),
    r.locked())
show(lambda: r.release())
with r:
    with r:
        print(r._recursion_count())
state = None
r.acquire()
r.acquire()
state = r._release_save()
print(r._is_owned(), state[0], r._acquire_restore(state), r._recursion_count())
other = []
gate = _thread.allocate_lock()
gate.acquire()

def try_():
    other.append(r.acquire(False))
    try:
        r.release()
    except RuntimeError as error:
        other.append(str(error))
    gate.release()

_thread.start_new_thread(try_, ())
gate.acquire()
print(other)

class Sub(_thread.RLock): pass

print(Sub().acquire())
show(lambda: _thread.RLock(1) and 1)
show(lambda: _thread.LockType().locked())
show(lambda: _thread.lock().acquire())
