# A small Lisp.
def tokens(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()

def parse(toks):
    t = toks.pop(0)
    if t == "(":
        out = []
        while toks[0] != ")":
            out.append(parse(toks))
        toks.pop(0)
        return out
    if t == ")":
        raise SyntaxError("unexpected )")
    try:
        return int(t)
    except ValueError:
        return t

class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        return self if name in self else self.outer.find(name) if self.outer is not None else {}

def evaluate(x, env):
    while True:
        match x:
            case str():
                return env.find(x)[x]
            case int():
                return x
            case ["quote", v]:
                return v
            case ["if", test, a, b]:
                x = a if evaluate(test, env) else b
            case ["define", name, v]:
                env[name] = evaluate(v, env)
                return None
            case ["lambda", names, body]:
                return lambda *args, env=env: evaluate(body, Env(names, args, env))
            case ["begin", *rest, last]:
                for r in rest:
                    evaluate(r, env)
                x = last
            case [f, *args]:
                return evaluate(f, env)(*[evaluate(a, env) for a in args])
            case _:
                raise TypeError(f"cannot evaluate {x!r}")

g = Env()
g.update({"+": lambda *a: sum(a), "*": lambda a, b: a * b, "-": lambda a, b: a - b, "<": lambda a, b: a < b,
    "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "null?": lambda l: l == []})
for source in ("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 20)",
        "(define map (lambda (f l) (if (null? l) (quote ()) (+ 0 0))))", "((lambda (x y) (+ x y 5)) 1 2)",
        "(begin (define x 3) (* x x))", "(car (cdr (list 1 2 3)))", "(define make (lambda (n) (lambda (m) (+ n m))))",
        "((make 10) 5)", "(undefined 1)", "(car (quote ()))", ")", "(fact)"):
    try:
        print(evaluate(parse(tokens(source)), g))
    except Exception as error:
        print(type(error).__name__, error)
