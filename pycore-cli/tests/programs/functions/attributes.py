# Attributes of functions.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(a, b=1, /, c=2, *args, d, e=3, **kwargs) -> int:
    "Doc text."
    x = 1
    return x

print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__closure__,
    f.__dict__, f.__globals__ is globals(), f.__builtins__ is not None, f.__type_params__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames,
    c.co_cellvars, c.co_freevars, c.co_flags, c.co_firstlineno, c.co_consts, c.co_names)
f.attribute = 5
f.__name__ = "g"
f.__qualname__ = "q.g"
f.__doc__ = None
f.__module__ = 7
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"d": 30}
print(f.attribute, vars(f), f.__name__, repr(f)[:13], f.__doc__, f.__module__, f.__defaults__, f(1, e=2))
try:
    f.__name__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__qualname__ = None
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__defaults__ = [1]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__kwdefaults__ = (1,)
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__dict__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__code__ = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__globals__ = {}
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.__closure__ = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    f.nope
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del f.nope
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del f.__name__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del f.__code__
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
del f.__defaults__, f.__kwdefaults__, f.attribute
print(f.__defaults__, f.__kwdefaults__)
show(lambda: f(1))
f.__dict__ = {"new": 1}
print(f.new, type(f), callable(f), hasattr(f, "nope"))
