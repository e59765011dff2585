match a b
