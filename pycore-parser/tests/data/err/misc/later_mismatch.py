x y
z = (]
