# Exec and eval with namespaces.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(eval("1 + 2"), eval("x", {"x": 5}), eval("x + y", {"x": 1}, {"y": 2}), eval(" 3 "),
    eval(compile("4", "<e>", "eval")), eval(b"5"))
ns = {}
exec("a = 1\ndef f(): return a", ns)
print(ns["f"](), sorted(k for k in ns if k != "__builtins__"))

def locals_test():
    x = 1
    exec("x = 2; y = 3")
    snapshot = {"x": 5}
    exec("z = x + 10", None, snapshot)
    return x, "y" in locals(), snapshot

print(locals_test())

class Mapping:
    def __getitem__(self, k): return k * 2

print(eval("ab + cd", {}, Mapping()))
show(lambda: eval("undefined"))
show(lambda: eval("1 +"))
show(lambda: eval("x = 1"))
show(lambda: eval(5))
show(lambda: eval("1", 5))
show(lambda: eval("1", {}, 5))
show(lambda: exec("1", 5))
show(lambda: exec(5))
show(lambda: eval())
show(lambda: exec("x", {}, {}, 5))
show(lambda: eval("a\0b"))
show(lambda: eval(""))
show(lambda: eval(source="7", globals={}) if False else eval("g", globals={"g": 7}, locals={}))
show(lambda: exec("q", closure=5))

def outer():
    free = 1
    def inner(): return free
    return inner

show(lambda: exec(outer().__code__))
show(lambda: exec(outer().__code__, closure=outer().__closure__))
show(lambda: eval(outer().__code__))
exec("for i in range(3): pass\nprint(i)")
