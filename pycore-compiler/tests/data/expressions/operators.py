a + b - c * d @ e / f % g
~a ** -b
+a
not a
a << b >> c & d | e ^ f
a // b
