a = xy"x"
