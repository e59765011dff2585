# Counts, names, interrupts and handles.
import _thread


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(_thread._count() >= 0, _thread._is_main_interpreter(), _thread.get_ident() == _thread._get_main_thread_ident(),
    _thread.daemon_threads_allowed())
gate = _thread.allocate_lock()
gate.acquire()
out = []
h = _thread.start_joinable_thread(lambda: (gate.acquire(), out.append("ran")), daemon=True)
print(h.is_done(), h.ident > 0, out, gate.release(), h.join(), out, h.is_done())
show(lambda: h.join(timeout=-1))
show(lambda: _thread.start_joinable_thread(5))
show(lambda: _thread.start_joinable_thread())
l = _thread.allocate_lock()
print(l.acquire_lock() if hasattr(l, "acquire_lock") else l.acquire(), l.locked(), l.__exit__(None, None, None),
    repr(l).split(" at 0x")[0])
with l:
    print(repr(l)[:22], l.locked())
try:
    _thread.interrupt_main()
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print("interrupted")
show(lambda: _thread.interrupt_main(1000))
show(lambda: _thread.interrupt_main("x"))
nested = []

def outer():
    inner = _thread.start_joinable_thread(lambda: nested.append("inner"))
    inner.join()
    nested.append("outer")

t = _thread.start_joinable_thread(outer)
t.join()
print(nested)
results = []

def worker(n):
    def fib(k): return k if k < 2 else fib(k - 1) + fib(k - 2)
    results.append((n, fib(12)))

handles = [_thread.start_joinable_thread(lambda n=n: worker(n)) for n in range(4)]
for h in handles:
    h.join()
print(sorted(results))
