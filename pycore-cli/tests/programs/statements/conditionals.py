# If, elif, else and conditional expressions.
def sign(x):
    if x > 0:
        return "positive"
    elif x < 0:
        return "negative"
    elif x == 0: return "zero"
    else:
        return "nan"

print([sign(x) for x in (5, -5, 0, float("nan"), True)])
x = 5
print("a" if x > 3 else "b" if x > 1 else "c", (1 if False else 2) + 3, [i if i % 2 else -i for i in range(4)],
    (lambda: "yes" if x else "no")())
if x: pass
if not x: print("never")
elif (y := x * 2) > 8: print(y)
if 0: print("constant")
if 1: print("one")
if "": print("never")
else: print("else")
if None or x and not 0: print("logic")
if (1, 2): print("tuple")
if __debug__: print("debug")
while 0: print("never")
while 1:
    break
if x == 1 or x == 5 and not (x > 5 or x < 5): print("compound")

def returns(n):
    if n == 1: return
    if n == 2: return None
    if n == 3: return ()
    if n == 4: return 1, 2
    if n == 5: return (yield_ := 7)

print([returns(n) for n in range(1, 7)])
a = b = c = 0
if a == b == c: print("equal")
if x is not None and x in (1, 5): print("in")
