# Nesting, laziness and processing.
def render(t):
    out = []
    for part in t:
        if isinstance(part, str):
            out.append(part)
        else:
            v = part.value
            if part.conversion == "r":
                v = repr(v)
            out.append(render(v) if type(v) is type(t) else format(v, part.format_spec))
    return "".join(out)

x = 3.14159
print(render(t"pi {x:.2f} {t"nested {x:.1f}"} {'q'!r} {{braces}}"), render(t"{[1, 2]}"), render(t""),
    render(rt"\n{x:.0f}"))
t = t"{x:{'.'}{3}f}"
print(t.interpolations[0].format_spec, t.interpolations[0].expression)
print(t"{ x }".interpolations[0].expression, t"{x!s}".interpolations[0].conversion, t"{x = }".strings,
    t"{x = }".interpolations[0].conversion, t"{x=:.1f}".interpolations[0].conversion)
values = [t"{i}" for i in range(3)]
print([v.values for v in values], [render(v) for v in values])
for source in 't"{"', 't"{}"', 'f"a" t"b"', '"a" t"b"', 'bt"a"':
    try:
        compile(source, "<t>", "eval")
        print("compiles", source)
    except SyntaxError as error:
        print(source, error.msg)
