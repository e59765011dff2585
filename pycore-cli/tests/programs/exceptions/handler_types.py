# What may stand after except.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def catch(kinds):
    try:
        raise ValueError("v")
    except kinds:
        return "caught"

for kinds in ValueError, Exception, (KeyError, ValueError), (), ((KeyError,),
        ValueError), int, 5, None, "x", (ValueError, 5), (5, ValueError), [ValueError], object:
    show(catch, kinds)

class Sub(ValueError):
    pass

def order():
    try:
        raise Sub
    except ValueError:
        return "base first"
    except Sub:
        return "never"

print(order())

def side_effects():
    try:
        raise ValueError
    except print("evaluated first") or KeyError:
        pass
    except print("evaluated second") or ValueError:
        return "caught"
    except print("not evaluated") or TypeError:
        pass

print(side_effects())

def unparenthesised():
    try:
        raise KeyError
    except ValueError, KeyError:
        return "3.14 syntax"

print(unparenthesised())

def undefined_kind():
    try:
        undefined
    except (NameError, undefined2):
        print("name")

show(lambda: undefined_kind())
