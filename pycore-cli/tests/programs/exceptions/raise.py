# The raise statement in all forms.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def r(*args):
    if not args:
        raise
    if len(args) == 1:
        raise args[0]
    raise args[0] from args[1]

for arguments in ((), (ValueError,), (ValueError("x"),), (5,), (int,), (None,), ("text",), (object,),
        (ValueError, KeyError), (ValueError, KeyError("cause")), (ValueError, None), (ValueError, 5),
                (ValueError, int)):
    try:
        r(*arguments)
    except BaseException as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)

class Meta(type):
    def __call__(cls, *a):
        return 5

class Bad(Exception, metaclass=Meta):
    pass

show(lambda: r(Bad))

class NewReturns(Exception):
    def __new__(cls):
        return 7

show(lambda: r(NewReturns))

class InitFails(Exception):
    def __init__(self):
        raise KeyError("init")

show(lambda: r(InitFails))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise
except ZeroDivisionError as e:
    print("re-raised", e, e.__context__)

def reraise_later():
    try:
        raise ValueError("first")
    except ValueError as e:
        saved = e
    raise saved

show(lambda: reraise_later())
