# Instances of one class with different attributes in different order.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


class P:
    pass

def make(i):
    p = P()
    if i % 2:
        p.a = i
        p.b = -i
    else:
        p.b = -i
        p.a = i
    if i % 3 == 0:
        p.c = "c"
    if i % 5 == 0:
        del p.a
        p.a = i * 100
    return p

objects = [make(i) for i in range(100)]
print(sum(p.a for p in objects), sum(p.b for p in objects), sum(hasattr(p, "c") for p in objects),
    list(objects[0].__dict__), list(objects[1].__dict__), list(objects[15].__dict__))
big = P()
for i in range(200):
    setattr(big, f"attr{i}", i)
print(len(big.__dict__), big.attr0 + big.attr199, getattr(big, "attr77"))
for i in range(0, 200, 2):
    delattr(big, f"attr{i}")
print(len(big.__dict__), hasattr(big, "attr10"), big.attr11, list(big.__dict__)[:3])
d = big.__dict__
d["via_dict"] = 1
big.via_attr = 2
print(big.via_dict, d["via_attr"], "via_attr" in d, len(d))
q = P()
q.__dict__.update(x=1, y=2)
print(q.x, q.y, vars(q))
q.__dict__.clear()
show(lambda: q.x)
q.x = 5
print(q.x, vars(q), q.__dict__ == {"x": 5})
