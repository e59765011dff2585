@cached
x = 1
