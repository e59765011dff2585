try:
    a
except* A as 1:
    d
