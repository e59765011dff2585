# Many threads append and count under a lock.
import _thread
lock = _thread.allocate_lock()
finished = _thread.allocate_lock()
finished.acquire()
count = 0
done = 0
items = []

def work(n):
    global count, done
    for i in range(200):
        with lock:
            count += 1
        items.append(n)
    with lock:
        done += 1
        if done == 5:
            finished.release()

for n in range(5):
    _thread.start_new_thread(work, (n,))
finished.acquire()
print(count, len(items), [items.count(n) for n in range(5)])
