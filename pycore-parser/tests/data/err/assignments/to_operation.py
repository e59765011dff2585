a + b = total
