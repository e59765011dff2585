# Percent formatting of bytes.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class B:
    def __bytes__(self):
        return b"bytes!"

print(b"%s %b %a %r" % (b"x", bytearray(b"y"), "z\u20ac", 5), b"%d %05d %x %c %c" % (5, 6, 255, 65, b"b"), b"%%" % (),
    b"%s" % B(), b"%.2f|%5s|%-5s|" % (1.5, b"a", b"b"))
print(b"%(k)s" % {b"k": b"v"}, b"%*d" % (5, 3), type(bytearray(b"%d") % 5), b"%s" % memoryview(b"m"))
show(lambda: b"%s" % "a")
show(lambda: b"%s" % 5)
show(lambda: b"%d" % b"5")
show(lambda: b"%c" % 256)
show(lambda: b"%c" % b"ab")
show(lambda: b"%s %s" % b"a")
show(lambda: b"a" % 1)
show(lambda: b"%(k)s" % {"k": b"v"})
