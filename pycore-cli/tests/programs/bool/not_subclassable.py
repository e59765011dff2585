# Bool cannot be a base.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


try:
    class B(bool): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    type("B", (bool,), {})
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: bool.__new__(int))
show(lambda: int.__new__(bool))
show(lambda: bool.__new__(bool, 5))
show(lambda: object.__new__(bool))
