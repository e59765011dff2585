x = t"{a! r}"
