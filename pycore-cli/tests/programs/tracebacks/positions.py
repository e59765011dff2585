# The columns of the instruction that failed.
def span(f):
    try:
        f()
    except Exception as error:
        tb = error.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        code = tb.tb_frame.f_code
        line, end_line, column, end_column = list(code.co_positions())[tb.tb_lasti // 2]
        return line - code.co_firstlineno, end_line - line, column, end_column

n, none, d, l = 0, None, {}, []
cases = [lambda: 1 / n, lambda: (1 + 2) * 3 / n, lambda: d["key"], lambda: l[5], lambda: none.attribute,
    lambda: none.a.b, lambda: len(5), lambda: undefined_name, lambda: none(), lambda: -none, lambda: n < none,
    lambda: n in none, lambda: [1, *none], lambda: {**none}, lambda: f"{none:5}", lambda: f"{d['x']}",
    lambda: (lambda: 1 / n)(), lambda: [1 / x for x in [0]], lambda: print(*none), lambda: int("x", base=10),
    lambda: l.append(1, 2), lambda: not d["z"], lambda: d["a"] if n else d["b"], lambda: n and 0 or d["q"],
    lambda: (yield_ := d["w"]), lambda: l[1:2][0], lambda: "a" + n + "b", lambda: 2 ** 3 ** none]
for f in cases:
    print(span(f), end=" ")
print()

def statements(i):
    if i == 0: raise ValueError
    if i == 1: assert n, "text"
    if i == 2: a, b = l
    if i == 3: del d["x"]
    if i == 4: d["x"]["y"] = 5
    if i == 5: l[0] += 1
    if i == 6: none.x = 1
    if i == 8:
        for x in none: pass
    if i == 9:
        with none: pass
    if i == 10: return d[
        "several"
    ]
    if i == 11: x: int = d["ann"]
    if i == 12: raise ValueError from 5
    if i == 13:
        class C(none): pass
    if i == 14: l[0], n2 = none

print([span(lambda: statements(i)) for i in range(15)])
