# The system's name of a thread: as long as it may be, encoded as well as it can be.
import _thread

for name in ("short", "x" * 40, "xxxxxxxxxxxxxx\xe9\u20ac", "x\udcff", "a\0b", "x\U0001f40d" * 8, ""):
    _thread.set_name(name)
    print(ascii(_thread._get_name()))
