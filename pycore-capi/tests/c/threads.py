"""The interpreter's lock from C."""

import threading
import time

import _threads as native

seen = []


def call(number):
    seen.append((number, threading.current_thread() is not threading.main_thread()))
    if number == 3:
        raise ValueError("in a thread of C")
    return [number] * 100


print(native.call_from_threads(call, 8))
print(sorted(seen))
ticks = []


def tick():
    while not done.is_set():
        ticks.append(1)
        time.sleep(0.001)


done = threading.Event()
thread = threading.Thread(target=tick)
thread.start()
before = len(ticks)
print(native.sleep_without_lock())
print(len(ticks) > before)
done.set()
thread.join()
print(native.locks())
calls = []
print(native.add_pending(calls))
for _ in range(1000):
    pass
print(calls)
threads = [threading.Thread(target=native.call_from_threads, args=(call, 2)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen))
threads = [threading.Thread(target=native.contend, args=(500,)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(native.contend(1))
