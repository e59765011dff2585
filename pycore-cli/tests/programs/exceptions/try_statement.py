# Try, except, else, finally in all combinations.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(action):
    log = []
    try:
        log.append("try")
        action()
    except ZeroDivisionError as e:
        log.append(f"zero {e}")
    except (KeyError, IndexError) as e:
        log.append(f"lookup {e!r}")
    except Exception as e:
        log.append(f"other {type(e).__name__}")
        return log
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log

def raiser(e):
    def r():
        raise e
    return r

print(f(lambda: 1), f(lambda: 1 / 0), f(lambda: {}[1]), f(lambda: [][1]), f(raiser(ValueError)),
    f(raiser(ValueError("x"))))
show(lambda: f(raiser(KeyboardInterrupt)) if False else 1)

def no_match():
    try:
        raise ValueError("v")
    except TypeError:
        print("no")
    finally:
        print("finally")

show(lambda: no_match())
try:
    try:
        1 / 0
    finally:
        print("inner finally")
except ZeroDivisionError:
    print("outer")
try:
    pass
except:
    print("never")
else:
    print("else")
try:
    raise KeyboardInterrupt
except:
    print("bare")
