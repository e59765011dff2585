try:
    a
except
    b
