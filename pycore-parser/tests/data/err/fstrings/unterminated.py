x = f"{a}

