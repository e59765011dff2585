try:
    a
except* B as c:
    d
except* E:
    f
else:
    g
finally:
    h
