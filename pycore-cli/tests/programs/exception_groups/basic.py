# Construction, attributes, text.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


eg = ExceptionGroup("msg", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])
print(repr(eg), str(eg), eg.message, eg.exceptions, eg.args, type(eg).__mro__)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__,
    type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, str(ExceptionGroup("one", [OSError()])))
show(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
show(lambda: ExceptionGroup("m", []))
show(lambda: ExceptionGroup("m", 5))
show(lambda: ExceptionGroup("m", [5]))
show(lambda: ExceptionGroup("m", [ValueError]))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup("m"))
show(lambda: ExceptionGroup("m", [ValueError()], 3))
show(lambda: ExceptionGroup("m", (ValueError(),)).exceptions)
try:
    eg.message = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    eg.exceptions = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: ExceptionGroup[int])

class My(ExceptionGroup):
    def derive(self, excs):
        return My("derived", excs)

m = My("m", [ValueError(1), KeyError(2)])
print(repr(m.subgroup(ValueError)), repr(m.split(ValueError)))

class Mixed(ExceptionGroup, ValueError): pass

print(repr(Mixed("a", [ValueError(1)])))

class BaseE(BaseException): pass

class Wrong(ExceptionGroup, BaseE): pass

show(lambda: Wrong("a", [BaseE()]))
