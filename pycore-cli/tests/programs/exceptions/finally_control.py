# Return, break and continue in and through finally.
def a():
    try:
        return "try"
    finally:
        print("finally a")

def b():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            print("finally", i)
    return i

def c():
    while True:
        try:
            try:
                return "inner"
            finally:
                print("f1")
        finally:
            print("f2")

def d():
    x = 1
    try:
        return x
    finally:
        x = 2

def e():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally e")

def f():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError as error:
            print(error)
            continue
        finally:
            print("f", i)
    else:
        return "else"

def g():
    try:
        try:
            raise KeyError(1)
        finally:
            raise ValueError(2)
    except ValueError as error:
        return repr(error.__context__)

print(a(), b(), c(), d(), e(), f(), g())

def nested(n):
    try:
        if n:
            return nested(n - 1)
        return "deep"
    finally:
        print(n, end=" ")

print(nested(5))
