(a := b)
[a := 1, b]
{(a := 1): b}
f(a := lambda: 0)
