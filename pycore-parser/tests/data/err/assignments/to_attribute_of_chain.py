a.b = c() = d
