x = t"{a!:x}"
