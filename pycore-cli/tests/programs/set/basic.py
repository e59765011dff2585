# Construction, membership and methods on elements.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


s = {3, 1, 2, 1}
print(sorted(s), len(s), 1 in s, 9 in s, 1.0 in s, set(), set("aab") == {"b", "a"}, sorted(set(range(5))),
    bool(set()), bool(s))
print(s.add(4), s.add(1), s.discard(99), s.discard(3), s.remove(1), sorted(s), s.pop() in (2, 4), len(s), s.clear(), s)
show(lambda: s.pop())
show(lambda: s.remove(5))
show(lambda: s.remove([]))
show(lambda: s.discard([]))
show(lambda: s.add([]))
show(lambda: s.add())
show(lambda: s.add(1, 2))
show(lambda: {[]})
show(lambda: [] in {1})
show(lambda: set(5))
show(lambda: set(1, 2))
show(lambda: set([[]]))
show(lambda: s[0])
show(lambda: set(iterable=[1]))
show(lambda: hash(set()))
try:
    s.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
