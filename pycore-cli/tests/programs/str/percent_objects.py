# Percent formatting calls __str__, __repr__, __int__, __index__ and __float__.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class N:
    def __index__(self):
        return 42
    def __float__(self):
        return 2.5
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"

class I:
    def __int__(self):
        return 7

class M:
    def __getitem__(self, key):
        return key * 2

class T(tuple):
    pass

print("%s %r %d %x %f %c" % (N(), N(), N(), N(), N(), N()), "%(ab)s" % M(), "%s-%s" % T((1, 2)), "%d" % I())
show(lambda: "%x" % I())
show(lambda: "%c" % I())

class Bad:
    def __str__(self):
        return 5

show(lambda: "%s" % Bad())

class Raises:
    def __repr__(self):
        raise ValueError("in repr")

show(lambda: "%r" % Raises())
show(lambda: "%s" % Raises())
