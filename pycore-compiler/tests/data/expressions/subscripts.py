a[b]
a[b:c]
a[:]
a[1:2]
a[b:c:d]
a[b, c:d]
a[b:] = c
del a[b:c]
