# Keys whose __eq__ changes the dictionary.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Key:
    def __init__(self, action=None):
        self.action = action
    def __repr__(self):
        return "Key"
    def __hash__(self):
        return 42
    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return self is other

d = {}
first = Key()
d[first] = 1

def clear():
    d.clear()

show(lambda: d[Key(clear)])
print(len(d))
d[first] = 1
d[Key(clear)] = 2
print(len(d))
d.clear()
d.update({first: 1, Key(): 2})

def grow():
    for i in range(100):
        d[i] = i

show(lambda: d.get(Key(grow), "default"))
print(len(d))
d.clear()
d[first] = 1
show(lambda: d.pop(Key(clear), "none"))
d[first] = 1
show(lambda: d.setdefault(Key(clear), "set"))
print(len(d))

def insert_self():
    d[other] = "inserted"

d.clear()
d[first] = 1
other = Key(insert_self)
d[other] = "outer"
print(len(d), [d[k] for k in d])
