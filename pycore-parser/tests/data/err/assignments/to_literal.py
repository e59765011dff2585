3 = count
