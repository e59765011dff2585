# Errors in expressions and formats at run time.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Bad:
    def __format__(self, spec): raise ValueError(f"spec {spec!r}")

class NotText:
    def __format__(self, spec): return 5
    def __repr__(self): return 6
    def __str__(self): return 7

show(lambda: f"{undefined}")
show(lambda: f"{1 / 0}")
show(lambda: f"{Bad():x}")
show(lambda: f"{Bad()}")
show(lambda: f"{NotText()}")
show(lambda: f"{NotText()!r}")
show(lambda: f"{NotText()!s}")
show(lambda: f"{5:s}")
show(lambda: f"{'a':d}")
show(lambda: f"{[]:x}")
show(lambda: f"{None:5}")
show(lambda: f"{object():5}")
show(lambda: f"{5:{[]}}")
show(lambda: f"{5:{'x'}{'y'}}")
show(lambda: f"{5!a:d}")
for source in ('f"{"', 'f"{}"', 'f"}"', 'f"{a!x}"', 'f"{a b}"', 'f"{a!}"', 'f"{lambda x: 1}"', 'f"{a:{b:{c:{d}}}}"',
        'f"{*a}"', 'f"{a!r }"', 'f"{ }"', 'f"{!r}"', 'f"{:x}"', 'f"{=}"', "f'{a['x']}'", 'f"{a", 1', 'f"{yield}"'):
    try:
        compile(source, "<f>", "eval")
        print("compiles", source)
    except SyntaxError as error:
        print(source, error.msg)
