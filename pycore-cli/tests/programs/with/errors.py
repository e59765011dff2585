# Objects that are no context managers, failing enter and exit.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class NoExit:
    def __enter__(self): return 1

class NoEnter:
    def __exit__(self, *e): pass

class BadEnter:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *e): print("exit must not run")

class BadExit:
    def __enter__(self): return self
    def __exit__(self, *e): raise KeyError("exit")

class Log:
    def __enter__(self): return self
    def __exit__(self, *e): print("log", e[0] and e[0].__name__, repr(e[1] and e[1].__context__))

def use(*managers, raises=None):
    if len(managers) == 1:
        with managers[0]:
            if raises:
                raise raises
    else:
        with managers[0], managers[1]:
            if raises:
                raise raises

for managers in (5,), (None,), (NoExit(),), (NoEnter(),), (BadEnter(),), (BadExit(),), (Log(), BadEnter()), (Log(),
        BadExit()), (Log(), 5), (Log,):
    show(use, *managers)
    show(use, *managers, raises=ValueError("body"))
try:
    use(BadExit(), raises=ValueError("body"))
except KeyError as e:
    print(repr(e.__context__))

class Instance:
    pass

i = Instance()
i.__enter__ = lambda: 1
i.__exit__ = lambda *e: None
show(lambda: use(i))

class BadTruth:
    def __bool__(self): raise TypeError("truth")

class M:
    def __enter__(self): pass
    def __exit__(self, *e): return BadTruth()

show(lambda: use(M()))
show(lambda: use(M(), raises=ValueError("body")))

class Wrong:
    def __enter__(self): pass
    def __exit__(self): pass

show(lambda: use(Wrong()))
with Log() as x:
    x = None
