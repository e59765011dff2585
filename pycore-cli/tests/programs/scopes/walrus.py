# Assignment expressions.
if (n := 5) > 3:
    print(n)
while (n := n - 1) > 2:
    print(n, end=" ")
print([y := 1, y + 1], (z := 2) + z, [w for x in "ab" if (w := x * 2)], w, f"{(q := 7)}", q)

def f(a=(d := 5)):
    return a, d

print(f(), (lambda: (m := 1) + m)())
print(any((found := c) == "b" for c in "abc"), found)

def g():
    global gl
    [gl := i for i in range(3)]

g()
print(gl, [(i, j := i + 1) for i in range(2)], j)
for source in ("[i := 0 for i in 'a']", "(a.b := 1)", "(a[0] := 1)", "x := 1", "f(x := 1)", "f(a=x := 1)",
        "[x for x in (y := 'a')]", "class A:\n [z := 1 for _ in 'a']", "lambda: x := 1", "(x := 1, 2)",
        "def f(a = b := 1): pass", "x = y := 1", "{(a := 1): 2}", "[[i := 1 for j in 'a'] for i in 'b']"):
    try:
        compile(source, "<w>", "exec")
        print("compiles", repr(source))
    except SyntaxError as error:
        print(repr(source), error.msg)
