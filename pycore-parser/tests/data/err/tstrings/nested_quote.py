x = t"{a["b"}"
