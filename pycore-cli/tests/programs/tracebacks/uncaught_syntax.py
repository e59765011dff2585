# The text of a syntax error from compile.
source = "x = 1\nif x\n    y = 2\n"
compile(source, "made.py", "exec")
