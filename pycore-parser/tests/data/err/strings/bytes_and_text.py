a = "x" b"y"
