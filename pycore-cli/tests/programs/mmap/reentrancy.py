# mmap: items, slices, positions; the memory may become shorter while a value is asked for its number or its bytes
import mmap


class Shorter:
    def __index__(self):
        memory.resize(10)
        return 65

    def __buffer__(self, flags):
        memory.resize(10)
        return memoryview(b"abcd")


for key in (4000, slice(4000, 4004)):
    memory = mmap.mmap(-1, 8192, mmap.MAP_PRIVATE)
    try:
        memory[key] = Shorter()
    except IndexError as error:
        print(type(error).__name__, len(memory))
memory[0:3] = b"one"
memory[3] = 10
memory[4:8:2] = b"xy"
print(memory[:], memory[0], memory[-10], memory.find(b"y"), memory.readline(), memory.read(2), memory.tell())
print(memory.seek(0, 2), memory.read(), list(memory)[:2], bytes(memory) == memory[:], memory)
view = memoryview(memory)
try:
    memory.close()
except BufferError as error:
    print(error)
view.release()
memory.close()
print(memory.closed, memory)
