# Keys with equal hashes, and keys whose __eq__ or __hash__ fail.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Key:
    def __init__(self, name, hash_=1):
        self.name, self.hash = name, hash_
    def __hash__(self):
        return self.hash
    def __eq__(self, other):
        return isinstance(other, Key) and self.name == other.name
    def __repr__(self):
        return self.name

d = {Key(n): n for n in "abcdefghij"}
print(d, d[Key("e")], Key("z") in d, Key("a", 2) in d)
for n in "ace":
    del d[Key(n)]
d[Key("k")] = "K"
print(d, len(d), [Key(n) in d for n in "abck"])

class BadHash:
    def __hash__(self):
        raise ValueError("no hash")

class WrongHash:
    def __hash__(self):
        return "text"

class HugeHash:
    def __hash__(self):
        return 2**100

class NoHash:
    __hash__ = None

class BadEq:
    def __repr__(self):
        return "BadEq"
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ValueError("no eq")

for key in BadHash(), WrongHash(), NoHash(), BadEq():
    show(lambda: d[key])
    show(lambda: d.get(key))
    show(lambda: d.setdefault(key))
    show(lambda: d.pop(key, None))
    show(lambda: key in d)
print({HugeHash(): 1}.popitem()[1], hash(HugeHash()) == hash(2**100), len(d))
