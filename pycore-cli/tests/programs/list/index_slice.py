# Reading items and slices.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = list(range(6))
print(a[0], a[-1], a[True], a[1:4], a[::-1], a[10:], a[-100:2], a[4:1], a[4:1:-1], a[::100], a[:], a[:] is a,
    a[None:None])
show(lambda: a[6])
show(lambda: a[-7])
show(lambda: a["a"])
show(lambda: a[1.0])
show(lambda: a[None])
show(lambda: a[::0])
show(lambda: a["x":])
show(lambda: a[2**70])
show(lambda: a[-2**70:2**70:2**65])
show(lambda: a.__getitem__(slice(1, 3)))
show(lambda: a.__getitem__())
show(lambda: a.__getitem__(1, 2))
