"""Serves text forms: for the path of a source file, what a standard module's command line prints,
or `unparse`.

Request and reply: a line with a length, then that many bytes. The module's name is the argument.
"""

import ast
import contextlib
import dis
import io
import re
import sys
import tokenize


def report(error):
    """An error as the comparison wants it: class, message, positions."""
    words = [type(error).__name__]
    if isinstance(error, SyntaxError):
        places = error.lineno, error.offset, error.end_lineno, error.end_offset
        words += [str(error.msg), *map(str, places), repr(error.text)]
    else:
        words.append(str(error))
    return "error: " + " | ".join(words) + "\n"


def text_form(module, path):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            if module == "tokenize":
                tokenize._main(["-e", path])
            elif module == "dis":
                dis.main([path])
            elif module == "unparse":
                with open(path, "rb") as file:
                    print(ast.unparse(ast.parse(file.read(), type_comments=True)))
            else:
                ast.main(["-a", path])
        except SystemExit:
            pass
        except Exception as error:
            out.write(report(error))
    if module != "dis":
        return out.getvalue()
    # Addresses differ from run to run.
    return re.sub(r"\bat 0x[0-9a-f]+", "at 0x", out.getvalue())


def serve(module):
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while header := stdin.readline():
        path = stdin.read(int(header)).decode()
        reply = text_form(module, path).encode("utf-8", "backslashreplace")
        stdout.write(b"%d\n" % len(reply) + reply)
        stdout.flush()


serve(sys.argv[1])
