a = t"x" "y"
