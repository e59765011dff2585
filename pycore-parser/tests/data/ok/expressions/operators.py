a + b - c * d / e // f % g @ h
a << b >> c & d | e ^ f
-a ** -b ** ~c
not a == +b
a or b or c and d and not e
