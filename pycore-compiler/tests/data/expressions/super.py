class A:
    def f(self):
        super().f(1)
        super().a
        super(A, self).b
        return __class__
