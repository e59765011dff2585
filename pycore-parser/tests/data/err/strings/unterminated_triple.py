a = """text
more
