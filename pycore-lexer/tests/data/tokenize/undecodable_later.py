a

ÿ bÿc "é"