a, b

