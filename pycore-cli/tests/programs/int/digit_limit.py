# The limit of decimal digits in conversions.
import sys


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
show(lambda: str(10 ** 4300))
show(lambda: len(str(10 ** 4299)))
show(lambda: int("1" * 4301))
show(lambda: len(hex(10 ** 5000)))
show(lambda: int("f" * 5000, 16) > 0)
show(lambda: int("1" * 5000, 3))
sys.set_int_max_str_digits(0)
show(lambda: len(str(10 ** 5000)))
show(lambda: sys.set_int_max_str_digits(100))
show(lambda: sys.set_int_max_str_digits(-1))
sys.set_int_max_str_digits(640)
show(lambda: str(10 ** 640))
show(lambda: f"{10 ** 640}")
show(lambda: "%d" % 10 ** 640)
show(lambda: "%x" % 10)
