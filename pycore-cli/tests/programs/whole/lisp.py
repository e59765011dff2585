# A small Lisp.
def tokens(text):
    word = ""
    for letter in text + " ":
        if letter in "() ":
            if word:
                yield word
            word = ""
            if letter != " ":
                yield letter
        else:
            word += letter

def parse(stream):
    token = next(stream)
    if token == ")":
        raise SyntaxError("unexpected )")
    if token != "(":
        return int(token) if token.isdigit() else token
    form = []
    while True:
        try:
            form.append(parse(stream))
        except SyntaxError:
            return form

class Scope:
    __slots__ = ("names", "outer")
    def __init__(self, names, outer=None): self.names, self.outer = names, outer
    def __getitem__(self, name):
        scope = self
        while scope:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        raise NameError(f"{name} has no value")

def evaluate(x, env):
    while True:
        match x:
            case str():
                return env[x]
            case int():
                return x
            case ["quote", v]:
                return v
            case ["if", test, a, b]:
                x = a if evaluate(test, env) else b
            case ["define", name, v]:
                env.names[name] = evaluate(v, env)
                return None
            case ["lambda", names, body]:
                return lambda *args, env=env: evaluate(body, Scope(dict(zip(names, args, strict=True)), env))
            case ["begin", *rest, last]:
                for r in rest:
                    evaluate(r, env)
                x = last
            case [f, *args]:
                return evaluate(f, env)(*[evaluate(a, env) for a in args])
            case _:
                raise TypeError(f"cannot evaluate {x!r}")

g = Scope({"+": lambda *a: sum(a), "*": lambda a, b: a * b, "-": lambda a, b: a - b, "<": lambda a, b: a < b,
    "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "null?": lambda l: l == [],
    "pair": lambda a, l: [a, *l]})
for source in ("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 20)",
        "(define each (lambda (f l) (if (null? l) (quote ()) (pair (f (car l)) (each f (cdr l))))))",
        "(each fact (list 1 2 3 4 5))", "((lambda (x y) (+ x y 5)) 1 2)", "(begin (define x 3) (* x x))",
        "(car (cdr (list 1 2 3)))", "(define make (lambda (n) (lambda (m) (+ n m))))", "((make 10) 5)",
        "(undefined 1)", "(car (quote ()))", ")", "(fact)"):
    try:
        print(evaluate(parse(tokens(source)), g))
    except Exception as error:
        print(type(error).__name__, error)
