pass; break; continue
return
return a, *b
raise
raise a
raise a from b
assert a
assert a, b
global a, b
nonlocal c
yield
yield a, b
yield from a
