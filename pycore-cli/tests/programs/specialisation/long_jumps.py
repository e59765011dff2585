# Loops and branches over long bodies.
body = "".join(f"        if x == {i}: t += {i}\n" for i in range(400))
source = "def f(n):\n    t = 0\n    for x in range(n):\n" + body
source += "        if x == 350:\n            continue\n        if x == 380:\n            break\n"
source += "    else:\n        t = -t\n    try:\n" + body.replace("x ==", "n ==")
source += "        raise KeyError(t)\n    except KeyError as e:\n" + "        pass\n" * 300 + "    return t\n"
ns = {}
exec(source, ns)
f = ns["f"]
print(f(0), f(10), f(400), [f(5) for _ in range(60)][-1])
source = "def g(x):\n    return " + " if x else ".join(str(i) for i in range(61)) + "\n"
exec(source, ns)
print(ns["g"](1), ns["g"](0))
source = "def h(x):\n    return " + " and ".join("x" for _ in range(500)) + " or 'no'\n"
exec(source, ns)
print(ns["h"](5), ns["h"](0))
source = "def w(n):\n    i = 0\n    while i < n:\n        i += 1\n"
source += "        try:\n            i += 0\n        finally:\n            i += 0\n" * 60 + "    return i\n"
exec(source, ns)
print(ns["w"](70))
