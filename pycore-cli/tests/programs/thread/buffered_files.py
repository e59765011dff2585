# Threads that share a buffered file: each byte is read once, and all that is written arrives.
import _io
import _thread
import time

SIZE = 4000


class Raw(_io._RawIOBase):
    def __init__(self):
        self.inside = self.clashes = self.position = 0
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def enter(self):
        self.inside += 1
        self.clashes += self.inside > 1
        time.sleep(0)
        self.inside -= 1

    def readinto(self, buffer):
        self.enter()
        count = min(len(buffer), SIZE - self.position)
        buffer[:count] = bytes(i % 251 for i in range(self.position, self.position + count))
        self.position += count
        return count

    def write(self, data):
        data = bytes(data)
        self.enter()
        self.written.append(data)
        return len(data)


def together(work):
    locks = [_thread.allocate_lock() for _ in range(8)]

    def run(lock):
        try:
            work()
        finally:
            lock.release()

    for lock in locks:
        lock.acquire()
        _thread.start_new_thread(run, (lock,))
    for lock in locks:
        lock.acquire()


expected = sorted(i % 251 for i in range(SIZE))
for method, size in ("read", 5), ("read", 19), ("read1", 3), ("peek", 1):
    raw, parts = Raw(), []
    file = _io.BufferedReader(raw, 8)

    def read():
        while part := getattr(file, method)(size) if method != "peek" else file.peek() and file.read(2):
            parts.append(part)

    together(read)
    print(method, sorted(b"".join(parts)) == expected, raw.clashes)

raw = Raw()
file = _io.BufferedWriter(raw, 8)

def write():
    for i in range(100):
        file.write(bytes([i]) * 3)

together(write)
file.flush()
print(sorted(b"".join(raw.written)) == sorted(bytes(range(100)) * 24), raw.clashes)


class Within(Raw):
    def write(self, data):
        file.write(b"more")
        return len(data)


file = _io.BufferedWriter(Within(), 2)
try:
    file.write(b"abcdef")
except RuntimeError as error:
    print(str(error).startswith("reentrant call inside <_io.BufferedWriter"))
