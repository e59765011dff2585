# Section 8.6: patterns.
match a:
    case b: c
match a, *b,:
    case 1 | -2 | 3.5 | -4j | 5 + 6j | -7 - 8j: pass
    case "a" "b" | b"c": pass
    case None | True | False: pass
    case a.b | c.d.e: pass
    case _: pass
match (a):
    case (b): pass
    case (b | c) as d: pass
    case [] | (): pass
    case [a, *b] | (c, *_, d) | (e,): pass
    case a, b: pass
    case a, : pass
    case *a, : pass
    case {}: pass
    case {"a": b, 1: c, d.e: f, None: g, -1: h, **i}: pass
    case {**a, }: pass
    case A(): pass
    case A.B(c, d, e=f, g=h | i,): pass
    case A(_=b): pass
    case A(b as c, [d]) as e if f: pass
    case match | case: pass
match match:
    case case if case: match
