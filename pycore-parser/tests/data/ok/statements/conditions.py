if a: b
elif c:
    d
elif (e := f): pass
else:
    g; h
while i: break
else: j
