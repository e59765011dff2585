"""Arrays are lists."""


def array(typecode, values=()):
    return list(values)
