# The tokens that the parser gets, as _tokenize shows them.
from _tokenize import TokenizerIter

for text in (
    "x = 1\n", "x=1", "", "\n", "  \n", "# c\n", "if x:\n    y # c\n\n    z\n", "if x:\n  y\nz", "a\\\n b\n",
    'f"a{x!r:>{w}}b"\n', '"""a\nb"""\n', 'f"""a\n{x}\n"""', "x\r\ny\r\n", "(a,\n b)\n", "\xe9 = '\xfc'\n",
    "async def f(): await x\n", "a<>b\n", "class A:\n\tdef f():\n\t\tpass\n", "1+\n", "(", '"abc',
    "if x:\n    y\n  z\n",
    "0_\n", "x = $\n", "  x\n", "a ! b\n", ")\n", "x=1 # type: int\n", "\ufeffx\n", '"""abc', "a\\",
    't"a{b}"',
    "if 1:\n    a\n# c", "if 1:\n    a\n    # c", "a;b\n", "lambda: ...\n", "->:=**=//=>>=...\n",
    "if x:\n\ty\n        z\n",
):
    for every in (False, True):
        print(repr(text), every)
        lines = text.splitlines(keepends=True)
        try:
            for token in TokenizerIter(iter(lines + [""]).__next__, extra_tokens=every):
                print("  ", token)
        except SyntaxError as error:
            print("  ", type(error).__name__, error.args)
            print("  ", error.lineno, error.offset, error.end_lineno, error.end_offset)
