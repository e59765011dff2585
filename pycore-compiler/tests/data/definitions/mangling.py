class A:
    __a = 1
    def __b(self, __c):
        import __d
        return self.__a + __c + __e__
