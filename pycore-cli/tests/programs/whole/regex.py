# A matcher of simple patterns by generators.
def match(p, t, i=0):
    if not p:
        yield i
        return
    c, rest = p[0], p[1:]
    if c == "(":
        depth, k = 1, 1
        while depth:
            depth += {"(": 1, ")": -1}.get(p[k], 0)
            k += 1
        inner, rest = p[1:k - 1], p[k:]
        parts, depth, start = [], 0, 0
        for k, x in enumerate(inner + "|"):
            depth += {"(": 1, ")": -1}.get(x, 0)
            if x == "|" and not depth:
                parts.append(inner[start:k])
                start = k + 1
        unit = lambda i: (e for part in parts for e in match(part, t, i))
    else:
        unit = lambda i: (i + 1 for _ in "x" if i < len(t) and (c == "." or c == t[i]))
    if rest[:1] in ("*", "+", "?") and rest:
        op, rest = rest[0], rest[1:]
        def many(i, n):
            if op != "?" or n == 0:
                for e in unit(i):
                    if e > i:
                        yield from many(e, n + 1)
            if op != "+" or n > 0:
                yield i
        ends = many(i, 0)
    else:
        ends = unit(i)
    for e in ends:
        yield from match(rest, t, e)

def full(p, t):
    return any(e == len(t) for e in match(p, t))

for p, texts in [("abc", "abc abd ab"), ("a*b", "b aaab aab ac"), ("(ab)+", "ab abab aba"),
        ("(a|b)*c", "c abbac abba"), ("a.c?", "ab abc axcc"), ("(a|bc)?d", "d ad bcd bd"),
        ("((a|b)(c|d))*", "ac bdac acb x"), ("x*x*x*x*y", "xxxxxxy xxxxx")]:
    print(p, [full(p, t) for t in texts.split()])
