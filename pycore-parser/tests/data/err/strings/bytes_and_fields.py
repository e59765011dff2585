a = f"x" b"y"
