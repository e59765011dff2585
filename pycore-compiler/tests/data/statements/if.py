if a:
    b
elif not c and d or e:
    f
else:
    g
