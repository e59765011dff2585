a = 0, 255, 256, -1, 1.5, 2j, "b", b"c", None, True, ..., __debug__
