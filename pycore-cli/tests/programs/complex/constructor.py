# Complex numbers from text, numbers and objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class C:
    def __complex__(self):
        return 1 + 2j

class Bad:
    def __complex__(self):
        return 5

class F:
    def __float__(self):
        return 2.5

class I:
    def __index__(self):
        return 3

for text in ("1", "1+2j", " 1-2j ", "(1+2j)", "j", "-j", "1e5j", "1+", "1+2", "1 + 2j", "", "()", "inf-nanj",
        "1_0+2j", "1j+2", "+1.5e3-2.5e-3J"):
    show(complex, text)
for arguments in ((), (1,), (1, 2), (1.5, -0.0), (C(),), (Bad(),), (F(),), (I(),), (F(), I()), ("1", 2), (1, "2"),
    (None,), (1, None), (b"1",),
                  (1, 2, 3), (10**400,)):
    show(complex, *arguments)
show(lambda: complex(real=1, imag=2))
show(lambda: complex(imag=2))
show(lambda: complex(x=1))
show(lambda: complex(real="1"))
