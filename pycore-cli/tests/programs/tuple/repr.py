# Text of nested tuples and tuples in containers that contain themselves.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print((), (1,), (1, 2), ((),), (((1,),),), ("a", b"b", 1.5, None, ...), str((1,)), repr(("'",)))
a = []
t = (a, 1)
a.append(t)
print(t, a)

class R:
    def __repr__(self):
        raise ValueError("R")

show(lambda: repr((1, R())))
