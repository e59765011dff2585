# The type statement.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


type Alias[T] = list[T] | None
type Simple = int
type Lazy = undefined_later
print(Alias, Alias.__name__, Alias.__value__, Alias.__type_params__, Alias[int], type(Alias).__name__,
    Simple.__value__, Simple.__parameters__, Alias.__module__)
show(lambda: Lazy.__value__)
undefined_later = "now"
show(lambda: Lazy.__value__)
show(lambda: Simple[int])
show(lambda: Simple())
show(lambda: isinstance(5, Simple))
try:
    Simple.__name__ = "x"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: Simple | str)
type Rec = list[Rec]
print(Rec.__value__)

def scope[T]():
    type Inner = T
    return Inner

print(scope().__value__, Alias.evaluate_value.__name__)
