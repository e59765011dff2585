async a = 1
