match x:
    case -1 | 1.5 | 2 - 3j | "a" "b" | b"c": pass
    case None | True | False: pass
