import gc

gc.disable()


class Node:
    count = 0

    def __init__(self):
        Node.count += 1

    def __del__(self):
        Node.count -= 1


def cycle():
    one, other = Node(), Node()
    one.other, other.other = other, one
    one.items = [one, {"other": other}, (lambda: one)]


for _ in range(3):
    cycle()
assert Node.count == 6
assert gc.collect() > 0 and Node.count == 0

kept = []


class Phoenix:
    def __del__(self):
        kept.append(self)


one = Phoenix()
one.itself = one
del one
gc.collect()
assert kept[0].itself is kept[0]
kept.clear()
assert gc.collect() > 0 and not kept


def suspended():
    me = yield
    yield me


generator = suspended()
next(generator)
generator.send(generator)
del generator
gc.collect()

# A chain longer than destructions may be within each other.
chain = None
for _ in range(200):
    chain = [chain]
del chain
