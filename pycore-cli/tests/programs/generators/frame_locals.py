# The frame of a suspended generator.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def g(a, b=2):
    c = a + b
    yield c
    d = 5
    yield d

i = g(1)
print(sorted(i.gi_frame.f_locals), i.gi_frame.f_code.co_name, i.gi_frame.f_back)
next(i)
print(sorted(i.gi_frame.f_locals.items()), i.gi_frame.f_lineno)
next(i)
print(sorted(i.gi_frame.f_locals.items()), i.gi_frame.f_lineno)
f = i.gi_frame
list(i)
print(i.gi_frame, f.f_locals == {}, f.f_back)
show(lambda: f.clear())
i = g(1)
next(i)
f = i.gi_frame
show(lambda: f.clear())
print(list(i))
