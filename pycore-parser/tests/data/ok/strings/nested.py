f"{f'{f"{a}"}'}"
f'{(lambda: b)}{ {c: d}[c] }{*e, f}{yield}{g if h else i}'
