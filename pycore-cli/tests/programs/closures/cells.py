# Cell objects.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def f(x):
    return lambda: x

cell = f(5).__closure__[0]
print(cell.cell_contents, type(cell).__name__)
cell.cell_contents = 6
print(cell.cell_contents)
del cell.cell_contents
show(lambda: cell.cell_contents)
Cell = type(cell)
print(Cell(1) == Cell(1), Cell(1) < Cell(2), Cell() == Cell(), Cell() < Cell(1), Cell(1).cell_contents, Cell(1) != 1)
show(lambda: Cell() < 5)
show(lambda: Cell(1, 2))
show(lambda: hash(Cell(1)))
try:
    cell.x = 1
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
g = f(7)
g.__closure__[0].cell_contents = "changed"
print(g())
del g.__closure__[0].cell_contents
show(lambda: g())
print(repr(Cell())[:9], repr(Cell(1))[:9])
