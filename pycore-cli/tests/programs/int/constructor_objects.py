# Integers from numbers and from objects with __int__, __index__ and __trunc__.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class WithInt:
    def __init__(self, value):
        self.value = value
    def __int__(self):
        return self.value

class WithIndex:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value

class WithTrunc:
    def __trunc__(self):
        return 5

show(lambda: int())
show(lambda: int(3.99))
show(lambda: int(-3.99))
show(lambda: int(1e30))
show(lambda: int(float("nan")))
show(lambda: int(float("inf")))
show(lambda: int(float("-inf")))
show(lambda: int(True))
show(lambda: int(1j))
show(lambda: int(None))
show(lambda: int([]))
show(lambda: int(WithInt(12)))
show(lambda: int(WithInt("12")))
show(lambda: int(WithIndex(7)))
show(lambda: int(WithIndex(7.0)))
show(lambda: int(WithTrunc()))
show(lambda: int("10", WithIndex(3)))
show(lambda: int(10, 3))
show(lambda: int("10", "3"))
show(lambda: int(base=10))
show(lambda: int(x=10))
show(lambda: int("10", base=2))
show(lambda: int("1", 2, 3))
