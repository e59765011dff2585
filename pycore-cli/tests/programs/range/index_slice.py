# Items and slices of ranges.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


r = range(10, 50, 5)
print(r[0], r[-1], r[2:5], r[::-1], r[::2], r[-3:], r[100:], r[5:2], r[5:2:-1], r[1:][1:], list(r[::-2]))
show(lambda: r[8])
show(lambda: r[-9])
show(lambda: r["a"])
show(lambda: r[1.0])
show(lambda: r[::0])
show(lambda: r[2**70])
show(lambda: range(2**65)[2**64])
show(lambda: range(0, 2**65, 2)[5:2**63:7])
show(lambda: range(5)[2**70:])
