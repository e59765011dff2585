a and b or c
a if b and c else d
