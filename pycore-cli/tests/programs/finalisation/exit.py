# What is finalised at exit, and in which order it can be relied upon.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)

a = D("global a")

def gen():
    try:
        yield
    finally:
        print("generator at exit")

g = gen()
next(g)
print("last line")
