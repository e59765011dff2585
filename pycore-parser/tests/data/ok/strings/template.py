t'' t"a"
t'a{b}{ c = }{d!r:{e=}f}' t'g'
