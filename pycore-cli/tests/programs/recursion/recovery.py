# After a RecursionError everything works.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


def down(n):
    return down(n + 1)

for _ in range(5):
    try:
        down(0)
    except RecursionError:
        pass

def count(n):
    return 0 if n == 0 else 1 + count(n - 1)

print(count(500))
limit = sys.getrecursionlimit()
sys.setrecursionlimit(200)
try:
    count(300)
except RecursionError as e:
    print(e)
print(count(100))
sys.setrecursionlimit(5000)
print(count(4000))
sys.setrecursionlimit(limit)

def handled(n):
    try:
        return handled(n + 1)
    except RecursionError:
        return "innermost"

print(handled(0))

def finally_(n, log):
    try:
        finally_(n + 1, log)
    finally:
        log.append(n)

log = []
try:
    finally_(0, log)
except RecursionError:
    print(log[-3:], log == sorted(log, reverse=True))

def gen(n):
    yield n
    yield from gen(n + 1)

try:
    for x in gen(0):
        pass
except RecursionError:
    print("generators")
sys.setrecursionlimit(100)
show(lambda: sys.setrecursionlimit(1))
print(sys.getrecursionlimit())
