a = bf"x"
