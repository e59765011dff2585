# A simulation with classes, a queue, generators and exceptions.
class Stop(Exception): pass

class Event:
    count = 0
    def __init__(self, time, name, action):
        self.time, self.name, self.action = time, name, action
        Event.count += 1
        self.order = Event.count
    def __lt__(self, o): return (self.time, self.order) < (o.time, o.order)

class World:
    def __init__(self): self.queue, self.now, self.log, self.stock = [], 0, [], {"apple": 3}
    def at(self, delay, name, action):
        self.queue.append(Event(self.now + delay, name, action))
        self.queue.sort()
    def run(self, limit):
        while self.queue:
            e = self.queue.pop(0)
            if e.time > limit:
                raise Stop(f"limit at {e.time}")
            self.now = e.time
            try:
                e.action(self)
            except KeyError as error:
                self.log.append(f"{self.now}: no {error.args[0]}")
            except ValueError as error:
                self.log.append(f"{self.now}: {error}")
            else:
                self.log.append(f"{self.now}: {e.name}")

def buyer(name, wants):
    for item, pause in wants:
        world = yield pause
        if world.stock[item] == 0:
            raise ValueError(f"{name}: {item} sold out")
        world.stock[item] -= 1

def start(world, name, wants):
    g = buyer(name, wants)
    def resume(w):
        try:
            delay = g.send(w)
        except StopIteration:
            raise ValueError(f"{name} is done")
        w.at(delay, f"{name} bought", resume)
    world.at(next(g), f"{name} first", resume)

w = World()
start(w, "ann", [("apple", 1), ("apple", 2), ("pear", 1)])
start(w, "bob", [("apple", 2), ("apple", 2)])
w.at(50, "late", lambda w: None)
w.at(60, "too late", lambda w: None)
try:
    w.run(55)
except Stop as stop:
    print(stop)
print(*w.log, w.stock, sep="\n")
