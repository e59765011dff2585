# Mappings, pairs, keywords.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Keys:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, key):
        return key * 2

class BadKeys:
    def keys(self):
        return 5

class RaisingItem(Keys):
    def __getitem__(self, key):
        raise ValueError(key)

for arguments in ((), ({"a": 1},), ([("a", 1), ["b", 2], "cd"],), (Keys(),), (BadKeys(),), (RaisingItem(),),
        (zip("ab", [1, 2]),), (5,), ("ab",), (["ab", "c"],), ([1],), ([(1, 2, 3)],), ([([], 1)],), (None,),
                ({"a": 1}, {"b": 2}), ("",), ([],), (["ab", 5],)):
    show(dict, *arguments)
print(dict(a=1, b=2), dict({"a": 1}, a=2, c=3), dict([("x", 1)], x=5), dict(self=1, iterable=2),
    dict(**{"not identifier": 1}))
show(lambda: dict(**{1: 2}))
d = {"a": 1}
d.__init__(b=2)
d.__init__([("a", 9)])
print(d, dict(d) is d, dict.__new__(dict, 5))
