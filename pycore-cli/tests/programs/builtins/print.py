# Print with sep, end, file and flush.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print()
print(1, "a", None, sep="-")
print("x", end="!\n")
print("a", "b", sep="", end="")
print("", end="\n")
print(*"abc", sep="\n")
print("sep none", None, sep=None, end=None)

class F:
    def __init__(self): self.out = []
    def write(self, s): self.out.append(s)
    def flush(self): self.out.append("flushed")

f = F()
print("to file", 5, file=f, flush=True)
print(f.out)
show(lambda: print(1, sep=5))
show(lambda: print(1, end=b""))
show(lambda: print(1, file=5))
show(lambda: print(1, foo=2))

class Bad:
    def __str__(self): raise ValueError("str")

show(lambda: print("before", Bad()))

class NoFlush:
    def write(self, s): pass

show(lambda: print(1, file=NoFlush(), flush=True))

class Raising:
    def write(self, s): raise OSError("disk")

show(lambda: print(1, file=Raising()))
import sys
saved = sys.stdout
sys.stdout = f
print("redirected")
sys.stdout = None
print("nowhere")
del sys.stdout
try:
    print("lost")
except RuntimeError as error:
    message = str(error)
sys.stdout = saved
print(message, f.out[-2:])
