# In place operators and update methods.

def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


a = alias = {1, 2, 3}
a |= {4}
a &= {2, 3, 4, 5}
a -= {2}
a ^= {3, 9}
print(sorted(a), a is alias)
a.update([10], (11,), {12: 0})
a.intersection_update([4, 9, 10, 11], [4, 9, 10])
a.difference_update([4])
a.symmetric_difference_update([9, 20])
print(sorted(a), a is alias, a.update(), a.intersection_update(), sorted(a))
try:
    a |= [1]
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a &= 5
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a -= None
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
try:
    a ^= "a"
    print("no error")
except Exception as error:
    print(type(error).__name__, error, sep=": ")
show(lambda: a.update(5))
show(lambda: a.update([1, []]))
print(sorted(a))
a -= a
print(a)
a |= {1, 2}
a ^= a
print(a)
a.update({1, 2})
a.difference_update(a)
print(a)
