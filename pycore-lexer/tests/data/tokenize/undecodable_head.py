a ÿ
b
ÿ