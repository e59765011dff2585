# Hot global reads while globals are set, deleted and replaced.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


value = 1

def read(n=60):
    r = None
    for _ in range(n):
        r = value
    return r

print(read())
value = 2.5
print(read())
globals()["value"] = "through dict"
print(read())
del value
show(lambda: read())
for i in range(300):
    globals()[f"filler{i}"] = i
value = "after growth"
print(read())
for i in range(300):
    del globals()[f"filler{i}"]
print(read(), "filler5" in globals())
import builtins
del value
builtins.value = "builtin"
print(read())
value = "shadow"
print(read())
del value
print(read())
del builtins.value
show(lambda: read())

def write(n):
    global total
    total = 0
    for i in range(n):
        total += i
        globals()["total"] += 1
    return total

print(write(100))
code = compile("result = value", "<c>", "exec")
for v in range(3):
    ns = {"value": v}
    for _ in range(20):
        exec(code, ns)
    print(ns["result"], end=" ")
