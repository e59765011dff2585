values = [a = 1]
