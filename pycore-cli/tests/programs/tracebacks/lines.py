# Line numbers of statements that span lines.
def at(f):
    try:
        f()
    except Exception as e:
        tb = e.__traceback__.tb_next
        return tb.tb_lineno - f.__code__.co_firstlineno

def f1():
    x = (1 +
         2 /
         0)

def f2():
    return [
        1,
        undefined,
        3,
    ]

def f3():
    print(
        "a".nope,
    )

def f4():
    for i in [1,
              2]:
        if i == 2:
            1 / (
                0)

def f5():
    with (
        5
    ):
        pass

def f6():
    raise (
        ValueError
    )(
        1
    )

def f7():
    try:
        1 / 0
    except (
        undefined
    ):
        pass

def f8():
    assert (
        False
    ), "x"

def f9():
    {}[
        "k"
    ]

def f10(): return (lambda:
    1 / 0)()

print([at(f) for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10)])
