"""The names of features."""
annotations = generators = division = print_function = None
