# Every binary operator on a class with both variants.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


names = ["add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or", "xor",
    "matmul"]

class N:
    pass

for n in names:
    setattr(N, f"__{n}__", lambda self, o, n=n: n)
    setattr(N, f"__r{n}__", lambda self, o, n=n: "r" + n)
    setattr(N, f"__i{n}__", lambda self, o, n=n: "i" + n)
x = N()
print(x + 1, x - 1, x * 1, x / 1, x // 1, x % 1, divmod(x, 1), x ** 1, x << 1, x >> 1, x & 1, x | 1, x ^ 1, x @ 1)
print(1 + x, 1 - x, 1 * x, 1 / x, 1 // x, 1 % x, divmod(1, x), 1 ** x, 1 << x, 1 >> x, 1 & x, 1 | x, 1 ^ x, 1 @ x)
results = []
for op in "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@":
    ns = {"x": N()}
    exec(f"x {op}= 1", ns)
    results.append(ns["x"])
print(results)

class Empty: pass

for op in "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@":
    for expression in f"e {op} 1", f"1 {op} e", f"e {op} e":
        try:
            eval(expression, {"e": Empty()})
        except TypeError as error:
            print(error)
    try:
        exec(f"e {op}= 1", {"e": Empty()})
    except TypeError as error:
        print(error)
show(lambda: divmod(Empty(), 1))
show(lambda: divmod(1, Empty()))
show(lambda: pow(Empty(), 1))
show(lambda: pow(1, 2, Empty()))
