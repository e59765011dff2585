a = 1jx
