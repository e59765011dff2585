# The formats of floats in memory.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


show(lambda: float.__getformat__("double"))
show(lambda: float.__getformat__("float"))
show(lambda: float.__getformat__("int"))
show(lambda: float.__getformat__(1))
