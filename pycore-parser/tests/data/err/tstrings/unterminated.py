x = t"{a}

