lambda a b: c
