match a:
    case b if c: d
    case _:
        pass
match *a, b:
    case c, *d: pass
match(a, b)
match[a] = match.case
match * a, -b
match = case = type = 1
