@a
class A(B, *C, d=e):
    "docstring"
    def f(self):
        self.g = self.h = 1
        self.__i = 2
