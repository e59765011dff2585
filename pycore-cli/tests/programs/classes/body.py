# Class bodies are code with a namespace.
order = []

class A:
    order.append("start")
    x = 1
    y = x + 1
    for i in range(3):
        locals()[f"v{i}"] = i
    if y == 2:
        def m(self):
            return "m"
    else:
        n = 1
    del x
    try:
        undefined
    except NameError as error:
        order.append(str(error))
    z = [w for w in [y, y]]
    print(sorted(k for k in locals() if not k.startswith("__")))
    order.append("end")

print(order, A.y, A.v2, A.i, hasattr(A, "x"), A().m(), A.z)
try:
    class B(A, A): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class B(5): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class B(*[1]): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class B(A, metaclass=5): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class B(undefined_name): pass
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    class C:
        before = 1
        1 / 0
except ZeroDivisionError:
    print("C" in globals())

class D(*(A,), **{}):
    pass

print(D.__bases__, D.__mro__)

def f():
    class Local:
        class Inner:
            def g(self): pass
    return Local

print(f().__qualname__, f().Inner.__qualname__, f().Inner.g.__qualname__)
