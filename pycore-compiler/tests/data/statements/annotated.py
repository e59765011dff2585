a: int = 1
if b:
    c: str
d.e: f
g[h]: i = 2
(j): k = 3
