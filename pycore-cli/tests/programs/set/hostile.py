# Equality that changes the set, changes during iteration.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Key:
    def __init__(self, action=None):
        self.action = action
    def __hash__(self):
        return 11
    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self is other

s = {Key(), Key()}
print(Key(s.clear) in s, len(s))
s.update([Key(), Key()])
s.add(Key(s.clear))
print(len(s))
s.update([Key(), Key()])
s.discard(Key(s.clear))
print(len(s))
s = {Key()}
print(len(s & {Key(s.clear), 5}), len(s))

def grow():
    s.update(range(100))

s = {Key()}
print(Key(grow) in s, len(s))

class Boom:
    def __hash__(self):
        return 11
    def __eq__(self, other):
        raise ValueError("eq")

show(lambda: s.add(Boom()))
show(lambda: Boom() in s)
show(lambda: s - {Boom()})
show(lambda: {Boom()} == {Boom()})
for change in (lambda s: s.add(99), lambda s: s.clear(), lambda s: s.discard(1)):
    s = {1, 2, 3}
    try:
        for x in s:
            change(s)
        print("done", sorted(s))
    except RuntimeError as error:
        print(error)
it = iter({1, 2, 3})
next(it)
print(it.__length_hint__(), len(list(it)), it.__length_hint__(), list(it))

inner, outer = {1}, {frozenset({1}), 2}

def contains(item, container):
    return item in container, item not in container

for _ in range(50):
    found = contains(inner, outer), contains({3}, frozenset(outer)), contains(2, outer)
print(found)


class Hinted:
    def __iter__(self):
        return iter(())

    def __length_hint__(self):
        return 2 ** 63 - 1


items = [1, 2]
items.extend(Hinted())
print(items)
