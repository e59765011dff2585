# Append, extend, insert, pop, remove, clear, copy, count, index.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = []
for x in "cab":
    print(a.append(x), end=" ")
a.extend("de")
a.insert(0, "first")
a.insert(-1, "before-last")
a.insert(100, "end")
a.insert(-100, "start")
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove("b")
print(a, a.count("c"), a.index("a"), a.copy() == a, a.copy() is a, a.reverse(), a, a.clear(), a)
show(lambda: a.pop())
show(lambda: [1].pop(5))
show(lambda: [1].pop(-2))
show(lambda: [1].pop("a"))
show(lambda: [1].pop(2**70))
show(lambda: [1].remove(2))
show(lambda: [1].index(2))
show(lambda: [1, 2, 1].index(1, 1))
show(lambda: [1, 2, 1].index(1, -1))
show(lambda: [1, 2, 1].index(2, 0, 1))
show(lambda: [1].index())
show(lambda: [1].index(1, "a"))
show(lambda: [1].index("abc" * 3))
