# Delegation to generators, iterators and lists.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    finally:
        print("inner finally")
    return "inner result"

def outer():
    r = yield from inner()
    print("result", r)
    r = yield from [10, 20]
    print("list result", r)
    yield from "ab"
    return (yield from ())

print(list(outer()))
o = outer()
print(next(o), o.gi_yieldfrom.__name__, o.send("hello"), o.throw(ValueError("v")), list(o))
o = outer()
next(o)
o.close()

def bad():
    yield from 5

show(lambda: list(bad()))

def to_list():
    yield from [1, 2]

t = to_list()
next(t)
show(lambda: t.send(5))
t = to_list()
next(t)
show(lambda: t.throw(KeyError("k")))

class It:
    def __iter__(self): return self
    def __next__(self): return 7
    def send(self, x): return ("sent", x)
    def throw(self, e): return ("thrown", type(e).__name__)
    def close(self): print("close called")

def d():
    yield from It()

t = d()
print(next(t), t.send(1), t.throw(ValueError), t.close())
