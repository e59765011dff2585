# Expressions, conversions, specs and debugging.
x, name, width = 3.14159, "world", 10
print(f"{x} {x!r} {name!s:>10} {name!a} {x:.2f} {x:{width}.3f}")
print(f"{x:>{width}} {{literal}} {x = } {x=:.1f} {name=!s} {1 + 2=}")
print(f"{'nested'} {f'{f"{1}"}'} {[i for i in range(3)]} {dict(a=1)['a']} {(lambda y: y * 2)(4)} {x if x > 3 else 0}")
print(f"{','.join('ab')} {"same quotes"}")
print(f"" f"{1}" "plain{}" rf"\n{2}\t" f'{3}' f"""multi
{4}
line""", f"{x!r:^20}", f"{None} {...} {True}", f"{ {1: 2}[1] }", f"{-5:+d} {5:+d}", f"{'a' 'b'}", f"{1,}",
    f"{*[1, 2],}", f"{'\n'!r}")
print(f"{
    x
    :.1f}", f"{x:{'.'}{2}f}", f"{name:{'*'}^{width}}", f"{1000000:,}", f"{255:#x}", f"{'a':{'b'}<{3}}", f"{x:}",
        f"\N{DIGIT ONE}{1}\x41", f"{name[0]}{name[-1]}", f"{3 != 4} {(a := 5)} {a}", f"{(x:=9)}", x)
