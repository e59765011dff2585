"""Serves verdicts: for the bytes of a program, `null` or the exception that parsing it raises, as JSON.

Request and reply: a line with a length, then that many bytes. Arguments: mode, whether type comments are
read (if not empty), minor version, whether it is compiled too (if not empty).
"""

import ast
import json
import sys

MODE = sys.argv[1]
FLAGS = (0 if sys.argv[4] else ast.PyCF_ONLY_AST) | (ast.PyCF_TYPE_COMMENTS if sys.argv[2] else 0)
VERSION = int(sys.argv[3])
ATTRIBUTES = "lineno", "offset", "end_lineno", "end_offset", "text"


def verdict(program):
    try:
        compile(program, "<x>", MODE, FLAGS, dont_inherit=True, _feature_version=VERSION)
    except SyntaxError as error:
        found = {name: getattr(error, name) for name in ATTRIBUTES}
        return found | {"class": type(error).__name__, "message": error.msg}
    except Exception as error:
        found = dict.fromkeys(ATTRIBUTES)
        return found | {"class": type(error).__name__, "message": str(error)}
    return None


def serve():
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while header := stdin.readline():
        reply = json.dumps(verdict(stdin.read(int(header)))).encode()
        stdout.write(b"%d\n" % len(reply) + reply)
        stdout.flush()


serve()
