# Traceback objects and their chain.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def a(): b()

def b():
    x = 1
    c()

def c():
    raise ValueError("deep")

try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno,
            sorted(k for k in tb.tb_frame.f_locals if k == "x"))
        last, tb = tb, tb.tb_next
    T = type(last)
t = T(None, last.tb_frame, 0, 99)
print(t.tb_lineno, t.tb_lasti, t.tb_next, t.tb_frame is last.tb_frame)
t2 = T(t, last.tb_frame, 2, 5)
print(t2.tb_next is t)
try:
    t.tb_next = t2
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    t.tb_next = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    t.tb_lineno = 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    del t.tb_next
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
t2.tb_next = None
show(lambda: T())
show(lambda: T(1, 2, 3, 4))
show(lambda: T(None, last.tb_frame, "a", 1))
print(ValueError().__traceback__, ValueError().with_traceback(t).__traceback__ is t,
    sorted(k for k in dir(t) if not k.startswith("__")))
