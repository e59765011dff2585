def f(a):
    for b in a:
        with c as d:
            try:
                return g
            finally:
                h
        while i:
            try:
                break
            except j as k:
                continue
