check(limit - 1 = 2)
