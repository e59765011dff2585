a < b
a is b is not c
a in b not in c <= d != e
if a > b > c:
    d
