
# coding: nothing
x = 1
