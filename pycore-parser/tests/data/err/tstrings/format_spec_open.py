x = t"{a:{b}"
