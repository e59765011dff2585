# The name in an except clause is deleted.
try:
    raise ValueError(1)
except ValueError as e:
    pass
try:
    e
except NameError as error:
    print(error)

def f():
    e = "before"
    try:
        1 / 0
    except ZeroDivisionError as e:
        print(e)
    try:
        return e
    except UnboundLocalError as error:
        return str(error)

print(f())

def g():
    try:
        1 / 0
    except ZeroDivisionError as e:
        e = "rebound"
        del e
    try:
        1 / 0
    except ZeroDivisionError as e:
        def inner():
            return e
        print(inner())
    try:
        inner()
    except NameError as error:
        return str(error)

print(g())

class C:
    try:
        raise KeyError
    except KeyError as k:
        pass

print(hasattr(C, "k"))
