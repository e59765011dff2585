# Where coroutines were made, if that is recorded.
import sys


async def coroutine():
    pass


def make():
    return coroutine()


def show():
    made = make()
    origin = made.cr_origin
    made.close()
    return origin and [(line, name) for _, line, name in origin]


print(sys.get_coroutine_origin_tracking_depth(), show())
for depth in 1, 2, 10, 0:
    sys.set_coroutine_origin_tracking_depth(depth)
    print(sys.get_coroutine_origin_tracking_depth(), show())
for depth in -1, "a", 2**40:
    try:
        sys.set_coroutine_origin_tracking_depth(depth)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
