x = f"{a!:x}"
