x = t"{a=b}"
