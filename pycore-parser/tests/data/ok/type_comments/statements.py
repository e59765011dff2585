a = b # type: c
for d in e: # type: f
    pass # type: ignore[g]
with h as i: # type: j
    # type: ignore
    pass
