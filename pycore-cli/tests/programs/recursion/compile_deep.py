# Deeply nested source is refused, not fatal.
def attempt(source, mode="eval"):
    try:
        compile(source, "<deep>", mode)
        return "compiled"
    except (SyntaxError, MemoryError, RecursionError) as e:
        return type(e).__name__

print(attempt("(" * 150 + "1" + ")" * 150), attempt("[" * 1000 + "]" * 1000), attempt("(" * 100000 + ")" * 100000))
print(attempt("\n".join(" " * i + "if x:" for i in range(99)) + "\n" + " " * 99 + "pass", "exec"),
    attempt("\n".join(" " * i + "if x:" for i in range(120)) + "\n" + " " * 120 + "pass", "exec"))
print(attempt("+".join("1" * 3 for _ in range(1000))), attempt("x" + ".y" * 1000), attempt("f(" * 90 + ")" * 90),
    attempt("1 if x else " * 50 + "2"))
print(eval("+".join(["1"] * 500)), eval("(" * 90 + "7" + ")" * 90),
    attempt("def f():\n" + "".join("  " + " " * i + "for a in b:\n" for i in range(19)) + " " * 30 + "pass", "exec"),
    attempt("def f():\n" + "".join("  " + " " * i + "for a in b:\n" for i in range(30)) + " " * 40 + "pass", "exec"))
