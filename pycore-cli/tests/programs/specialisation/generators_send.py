# Sends and yields at one site over changing delegates.
class Custom:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("custom result")
        return self.n
    def send(self, v):
        return ("sent", v)

def gen():
    x = yield "g1"
    y = yield ("g2", x)
    return "gen result"

def delegate(it):
    r = yield from it
    yield ("result", r)

def run(make):
    d = delegate(make())
    out = [next(d)]
    for v in range(4):
        try:
            out.append(d.send(v if hasattr(make(), "send") else None))
        except StopIteration:
            out.append("stop")
            break
        except Exception as error:
            out.append(f"{type(error).__name__}: {error}")
            break
    return out

for make in (gen, lambda: [1, 2], Custom, lambda: iter("ab"), lambda: range(3), lambda: (x for x in "xyz"),
        lambda: delegate(gen())):
    r = None
    for _ in range(30):
        r = run(make)
    print(r)

async def co(n):
    return n

async def outer(n):
    t = 0
    for i in range(n):
        t += await co(i)
    return t

for _ in range(30):
    c = outer(50)
    try:
        c.send(None)
    except StopIteration as e:
        r = e.value
print(r)
