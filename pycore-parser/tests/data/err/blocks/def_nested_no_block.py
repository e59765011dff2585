class A:
    def run(self):
    x = 1
