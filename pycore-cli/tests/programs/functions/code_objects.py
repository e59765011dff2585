# Methods and attributes of code objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(a, b=1, *args, c, **kw):
    x = [i for i in range(a)]
    if x:
        return x
    def g(): return x
    return g

c = f.__code__
print(c.co_argcount, c.co_varnames, c.co_cellvars, c.co_name, [c._varname_from_oparg(i) for i in range(3)],
    type(c.co_code), len(c.co_code) % 2, len(c._co_code_adaptive) == len(c.co_code))
print([(b - a >= 0, line) for a, b, line in list(c.co_lines())[:3]],
    len(list(c.co_positions())) == len(c.co_code) // 2, list(c.co_positions())[0],
    [type(b).__name__ for b in c.co_branches()])
r = c.__replace__(co_name="renamed", co_qualname="q.renamed")
print(r.co_name, r.co_qualname, r == c, hash(c) == hash(c.replace()), c.replace() == c,
    c.replace(co_firstlineno=1) == c)
show(lambda: c.replace(co_varnames=("x",)))
show(lambda: c.replace(co_argcount=-1))
show(lambda: c.replace(co_argcount=100))
show(lambda: c.replace(co_code="x"))
show(lambda: c.replace(co_consts=[1]))
show(lambda: c._varname_from_oparg(99))
show(lambda: c._varname_from_oparg("x"))
try:
    c.co_consts = ()
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: type(c)())
show(lambda: type(c)(1, 2, 3))
show(lambda: c < c)
print(repr(c).split(" at 0x")[0], repr(c).split(", line")[1], c.co_nlocals, c.co_stacksize, c.co_freevars, c.co_names,
    hex(c.co_flags))

def gen(): yield

async def co(): pass

async def ag(): yield

print([hex(k.__code__.co_flags) for k in (gen, co, ag, lambda: 0, lambda *a, **k: 0)])
