# Templates and interpolations.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


name, n = "world", 5
t = t"Hello {name}, {n + 1!r:>5} end{n=}"
print(type(t).__name__, t.strings, t.values,
    [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(list(type(x).__name__ for x in t), len(t.strings), t"".strings, t"{n}".strings, list(t"{n}{n}".strings),
    list(t""), list(t"abc"))
print((t"a" + t"b{n}").strings, (t"{n}" + t"{name}").values, (t"a" t"{n}").strings)
show(lambda: t"a" + "b")
show(lambda: "a" + t"b")
show(lambda: t"a" * 2)
show(lambda: str(t"a") == repr(t"a"))
show(lambda: t"{1 / 0}")
show(lambda: t"{undefined}")
i = t"{name!a:x{n}y}".interpolations[0]
print(i.value, i.expression, i.conversion, i.format_spec, type(i).__match_args__)
T, I = type(t), type(i)
print(repr(I("v", "e", "r", "s")), repr(T("a", I(1), "b", "c", I(2))), I(1).expression, I(1).conversion,
    I(1).format_spec)
show(lambda: I())
show(lambda: I(1, "e", "x"))
show(lambda: I(1, 5))
show(lambda: T(5))
show(lambda: T("a", x=1))
show(lambda: T().strings)
try:
    i.value = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    t.strings = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
print(t"a" == t"a", hash(t) == hash(t), T.__module__, I.__module__)
match i:
    case I(value, expression):
        print(value, expression)
