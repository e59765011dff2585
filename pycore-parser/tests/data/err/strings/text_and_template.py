a = "x" t"y"
