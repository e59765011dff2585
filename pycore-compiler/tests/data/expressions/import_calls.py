import a
a.b()
