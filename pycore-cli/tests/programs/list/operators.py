# Plus, times, in place and comparison.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = [1, 2]
print(a + [3], a * 2, 3 * a, a * 0, a * -1, a * True, [] + [], [[]] * 2)
b = a
b += (3, 4)
b += "x"
b *= 2
print(a, a is b)
show(lambda: a + (1,))
show(lambda: (1,) + a)
show(lambda: a + None)
show(lambda: a * 1.5)
show(lambda: a * "a")
show(lambda: [0] * 2**63)
show(lambda: [0, 1] * 2**62)
try:
    a += 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a *= 1.5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: a - a)
show(lambda: -a)
n = [[]] * 3
n[0].append(1)
print(n, n[0] is n[2])
