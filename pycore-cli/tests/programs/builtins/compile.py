# Compile and code objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


c = compile("x = 1 + 2\ny = x", "file.py", "exec")
print(c.co_name, c.co_filename, c.co_names, c.co_consts, c.co_firstlineno, c.co_flags, c.co_stacksize > 0)
ns = {}
exec(c, ns)
print(ns["y"], eval(compile("5 * 5", "", "eval")), exec(compile("print('single'); 7", "", "single")))
print(list(c.co_lines())[:2], list(c.co_positions())[:2], c == compile("x = 1 + 2\ny = x", "file.py", "exec"),
    c.co_exceptiontable, c.co_linetable != b"")
show(lambda: compile("1", "f", "nope"))
show(lambda: compile("1 +", "f", "exec"))
show(lambda: compile("x = 1", "f", "eval"))
show(lambda: compile(5, "f", "exec"))
show(lambda: compile("1", 5, "exec"))
show(lambda: compile("1"))
show(lambda: compile("a\0", "f", "exec"))
show(lambda: compile(b"# coding: latin-1\nx = '\xe9'", "f", "exec").co_consts[0])
show(lambda: compile("1", "f", "exec", 0xFFFFFF))
show(lambda: compile("assert 0", "f", "exec", optimize=5))
show(lambda: exec(compile("assert 0", "f", "exec", optimize=1)))
show(lambda: exec(compile("assert 0", "f", "exec", optimize=0)))
show(lambda: compile("'doc'\nx = 1", "f", "exec", optimize=2).co_consts)
code = compile("def f(a, b=1, *c, d, **e):\n  x = 1\n  def g(): return x\n  return g", "f", "exec").co_consts
code = [k for k in code if type(k) is type(c)][0]
print(code.co_argcount, code.co_kwonlyargcount, code.co_varnames, code.co_cellvars, code.co_nlocals,
    hex(code.co_flags), [k.co_freevars for k in code.co_consts if type(k) is type(c)])
print(code.replace(co_name="new", co_firstlineno=10).co_firstlineno, code.replace() == code, code.co_qualname)
show(lambda: code.replace(nope=1))
show(lambda: code.replace(co_name=5))
try:
    code.co_name = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
