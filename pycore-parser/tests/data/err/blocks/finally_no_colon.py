try:
    a
finally
    b
