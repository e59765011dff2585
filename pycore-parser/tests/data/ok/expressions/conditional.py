a if b else c if d else e
(a if b else c) if (d if e else f) else g
lambda: a if b else c
