x = t"{a!rr}"
