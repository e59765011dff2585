def f(a):
    if a:
        return
    if b:
        return 1
    return (
        2)
