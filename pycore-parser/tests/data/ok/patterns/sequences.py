match x:
    case []: pass
    case (): pass
    case (a): pass
    case (a,): pass
    case [a, *_, (b | c) as d]: pass
    case *e, f: pass
