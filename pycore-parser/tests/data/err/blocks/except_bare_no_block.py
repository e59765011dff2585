try:
    a
except:
b
