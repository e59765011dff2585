all(a for b in c)
any(a for b in c)
tuple(a for b in c)
