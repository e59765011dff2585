# Wrong arguments of methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: [].append())
show(lambda: [].append(1, 2))
show(lambda: [].append(object=1))
show(lambda: [].extend(5))
show(lambda: [].extend())
show(lambda: [].insert(1))
show(lambda: [].insert("a", 1))
show(lambda: [].insert(1.0, 1))
show(lambda: [].clear(1))
show(lambda: [].copy(1))
show(lambda: [].count())
show(lambda: [].reverse(1))
show(lambda: [].sort(1))
show(lambda: [].sort(foo=1))
show(lambda: [].remove())
show(lambda: [].nope)
try:
    [].nope = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    [].append = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: list.append(1, 2))
show(lambda: list.append())
show(lambda: list.sort({}))
