# Names found among the builtins, shadowed and uncovered.
import builtins


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(len([1]), builtins.len is len)
len = lambda x: "global len"
print(len([1]))

def f():
    return len([1])

print(f())
del len
print(f())
builtins.new_builtin = "added"
print(new_builtin)

def hot():
    r = []
    for i in range(120):
        if i == 50:
            builtins.len = lambda x: "patched"
        if i == 80:
            globals()["len"] = lambda x: "global again"
        if i == 100:
            del globals()["len"]
        if i == 110:
            builtins.len = real
        r.append(len("ab"))
    return [r[i] for i in (0, 49, 50, 79, 80, 99, 100, 109, 110, 119)]

real = len
print(hot())
del builtins.new_builtin
try:
    new_builtin
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
g = {"__builtins__": {"abs": lambda x: "own abs"}}
exec("r = abs(-1)", g)
print(g["r"])
show(lambda: exec("len('a')", g))
show(lambda: exec("import sys", g))
show(lambda: exec("class A: pass", g))
g = {"__builtins__": builtins}
exec("r = abs(-1)", g)
print(g["r"])
e = {}
exec("x = 1", e)
print(sorted(e), e["__builtins__"] is vars(builtins))
