# Function objects made from code.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


F = type(lambda: 0)
code = compile("def f(a, b=2): return a, b, name", "<s>", "exec").co_consts
code = [c for c in code if type(c) is type(show.__code__)][0]
namespace = {"name": "from globals"}
f = F(code, namespace)
show(lambda: f(1))
f = F(code, namespace, "custom", (5, 6))
print(f(), f.__name__, f.__module__, f.__qualname__)
show(lambda: F())
show(lambda: F(5, {}))
show(lambda: F(code, 5))
show(lambda: F(code, {}, 5).__name__)
show(lambda: F(code, {}, None, 5).__name__)
show(lambda: F(code, {}, None, None, ()).__name__)
show(lambda: F(code, {}, None, None, 5).__name__)

def outer():
    x = "free"
    return lambda: x

inner = outer()
show(lambda: F(inner.__code__, {}).__name__)
show(lambda: F(inner.__code__, {}, None, None, ()).__name__)
show(lambda: F(inner.__code__, {}, None, None, (5,)).__name__)
show(lambda: F(inner.__code__, {}, "n", None, inner.__closure__)())
show(lambda: F(code, namespace, kwdefaults={"x": 1}).__kwdefaults__)
try:
    class G(F): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
