if (a := b) and (c := a):
    d
[e := f for g in h]
