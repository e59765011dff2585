# Matrices as a class with operators.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o):
        if isinstance(o, (int, float)):
            return Matrix([[x + o for x in r] for r in self.rows])
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    __radd__ = __add__
    def __getitem__(self, k):
        i, j = k
        return self.rows[i][j]
    def __setitem__(self, k, v): self.rows[k[0]][k[1]] = v
    def __pow__(self, n):
        r = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        b = self
        while n:
            if n & 1:
                r = r @ b
            b = b @ b
            n >>= 1
        return r
    def __eq__(self, o): return self.rows == o.rows
    def __neg__(self): return Matrix([[-x for x in r] for r in self.rows])
    def __repr__(self): return "Matrix(" + "; ".join(" ".join(map(str, r)) for r in self.rows) + ")"
    def det(self):
        m, d = [list(r) for r in self.rows], 1
        for i in range(len(m)):
            p = next((k for k in range(i, len(m)) if m[k][i]), None)
            if p is None:
                return 0
            if p != i:
                m[i], m[p], d = m[p], m[i], -d
            d *= m[i][i]
            for k in range(i + 1, len(m)):
                f = m[k][i] / m[i][i]
                m[k] = [a - f * b for a, b in zip(m[k], m[i])]
        return d

f = Matrix([[1, 1], [1, 0]])
print(f ** 10, (f ** 200)[0, 1], f + f, 1 + f, -f, f @ f == f ** 2, f == f ** 0,
    Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), Matrix([[0, 1], [1, 0]]).det())
f[0, 0] = 5
print(f)
show(lambda: f[5, 5])
show(lambda: f @ 5)
show(lambda: f + "a")
show(lambda: f * 2)
