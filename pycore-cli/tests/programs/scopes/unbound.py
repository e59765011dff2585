# Unbound and deleted names.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f():
    print(x)
    x = 1

def g(flag):
    if flag:
        y = 1
    return y

def h():
    z = 1
    del z
    return z

def i():
    for k in []:
        pass
    return k

def j():
    def inner():
        return v
    inner()
    v = 1

def k():
    del nothing

def l():
    q = 1
    del q
    del q

def m():
    with_args = 1
    def inner():
        return with_args
    del with_args
    return inner()

for function in f, lambda: g(False), lambda: g(True), h, i, j, k, l, m, lambda: undefined_global, lambda: __debug__:
    show(function)
try:
    del undefined_global
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    undefined_global
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    undefined_global += 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
x = 1
del x
try:
    x
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    prnt("x")
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
