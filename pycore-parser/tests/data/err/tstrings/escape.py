x = t"\x4"
