a is == b
