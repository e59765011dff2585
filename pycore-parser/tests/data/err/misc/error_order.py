f(a b)
x = "open
