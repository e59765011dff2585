class A:
    def f(self):
        class B:
            def g(self):
                global h
                def h(): ...
                return lambda: (i for i in j)
