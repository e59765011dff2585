for a, b in c:
    d
else:
    e
