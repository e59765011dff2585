# Float.from_number takes numbers only.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class WithFloat:
    def __float__(self):
        return 2.5

class Sub(float):
    pass

show(lambda: float.from_number(3))
show(lambda: float.from_number(3.5))
show(lambda: float.from_number(WithFloat()))
show(lambda: float.from_number("3"))
show(lambda: float.from_number(1j))
show(lambda: type(Sub.from_number(3)).__name__)
show(lambda: float.from_number(10**400))
