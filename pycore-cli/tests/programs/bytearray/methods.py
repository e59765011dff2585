# Append, extend, insert, pop, remove, clear, reverse, copy.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b.extend([103, True])
b.insert(0, 64)
b.insert(-1, 63)
b.insert(100, 33)
print(b, b.pop(), b.pop(0), b)
b.remove(99)
b.reverse()
c = b.copy()
b.clear()
print(b, c, c is not b, type(c))
show(lambda: b.pop())
show(lambda: c.pop(99))
show(lambda: c.remove(0))
show(lambda: c.remove(256))
show(lambda: c.append("a"))
show(lambda: c.append(256))
show(lambda: c.append(-1))
show(lambda: c.extend("abc"))
show(lambda: c.extend(5))
show(lambda: c.extend([1, 256]))
show(lambda: c.insert(0))
show(lambda: c.insert("a", 1))
print(c)
