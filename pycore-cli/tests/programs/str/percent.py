# Percent formatting.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print("%s %r %a" % ("a", "b", "\u20ac"), "%d %i %u" % (1, -2, 3), "%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5),
    "%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
print("%f %.2f %10.3f %-10.1f| %e %G %g" % (1.5, 2.555, 3.14159, 2.0, 12345.678, 1e-10, 0.0001), "%c%c" % (65, "b"),
    "%%")
print("%(a)s %(b)05d" % {"a": 1, "b": 2}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%.2s|%5.1s|" % ("abc", "xyz"),
    "%s" % None, "%s" % [1], "%s" % (1,))
print("%d" % 3.99, "%d" % True, "%x" % -255, "%5s" % "abcdefg", "%ld" % 5, "%r" % ((1, 2),), "no" % {}, "no" % [],
    "%.0f" % 0.5, "%#.0f" % 1, "%+.3e" % -0.0)
cases = [("%d", "x"), ("%d", None), ("%x", 1.5), ("%c", "ab"), ("%c", -1), ("%c", 0x110000), ("%c", 1.5),
    ("%s %s", "a"), ("%s", ("a", "b")), ("a", 1), ("%q", 1), ("%", 1),
         ("%(a)s", 1), ("%(a)s", {}), ("%(a", {}), ("%*d", ("a", 1)), ("%.*f", (1,)), ("%f", "a"), ("%d", 1j),
             ("%s", ()), ("%5", 1), ("%.", 1), ("%(a)s %s", {"a": 1}), ("%i", float("inf")), ("%d", float("nan"))]
for text, value in cases:
    show(lambda: text % value)


class Outer:
    class Inner:
        pass


for value in (), 1, {"a": 1}:
    for text in "%5%", "% %", "%-%", "%.3%", "%l%", "%(a)%", "%%", "% %s":
        show(lambda: text % value)
        show(lambda: text.encode() % value)
show(lambda: "%c" % Outer.Inner())
show(lambda: b"%c" % Outer.Inner())
text = "abcde"
print([(f % text) is text for f in ("%s", "%.5s", "%.9s", "%1s", "%5s", "%5.7s")], "%6s" % text, "%.4s" % text)
print([f.format(text) is text for f in ("{}", "{0}", "{0:s}", "{0:.5s}", "{:5}")], "{:6}|".format(text))
print(text.replace(text, text) is text, "abc".replace("b", "b"))
