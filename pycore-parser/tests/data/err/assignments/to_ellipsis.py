... = rest
