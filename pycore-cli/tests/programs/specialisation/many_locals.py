# Functions with many locals, arguments, names and constants.
def many():
    a0 = 0; a1 = 1; a2 = 2; a3 = 3; a4 = 4; a5 = 5; a6 = 6; a7 = 7; a8 = 8; a9 = 9
    return sum([a0, a1, a2, a3, a4, a5, a6, a7, a8, a9])

print(many())
names = [f"v{i}" for i in range(400)]
source = "def f():\n" + "".join(f"    {n} = {i}\n" for i, n in enumerate(names))
source += "    for i in range(3):\n        v399 += v300 + i\n    return v0, v255, v256, v257, v399, len(locals())\n"
ns = {}
exec(source, ns)
print(ns["f"](), [ns["f"]() for _ in range(60)][-1])
source = "".join(f"g{i} = {i}\n" for i in range(400)) + "def f(): return g0 + g255 + g256 + g399\n"
exec(source, ns)
print([ns["f"]() for _ in range(60)][-1])
source = "def f(" + ", ".join(f"p{i}={i}" for i in range(300)) + "): return p0, p256, p299\n"
exec(source, ns)
print(ns["f"](), ns["f"](5), ns["f"](p299="last"), ns["f"](*range(1000, 1300)))
source = "def f(x):\n" + "".join(f"    if x == {i}: return {i * 1000}\n" for i in range(300)) + "    return -1\n"
exec(source, ns)
print(ns["f"](0), ns["f"](299), ns["f"](300), ns["f"]("x"))
source = "x = 0\nwhile x < 3:\n" + "".join(f"    y{i} = x\n" for i in range(600)) + "    x += 1\n"
exec(source, ns)
print(ns["x"], ns["y599"])
source = "r = [" + ", ".join(str(i) for i in range(2000)) + "]\n"
source += "s = (" + ", ".join("x" for _ in range(500)) + ")\n"
source += "d = {" + ", ".join(f"{i}: {i}" for i in range(500)) + "}\n"
exec(source, ns)
print(len(ns["r"]), len(ns["s"]), len(ns["d"]))
