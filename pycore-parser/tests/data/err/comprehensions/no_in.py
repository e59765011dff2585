[x for x of y]
