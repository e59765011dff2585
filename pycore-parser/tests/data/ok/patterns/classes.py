match x:
    case a.b: pass
    case A(): pass
    case a.B(c, d=e,): pass
    case C(_, f=[g], h=i.j): pass
