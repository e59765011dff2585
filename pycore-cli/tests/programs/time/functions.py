# Conversions and clocks of the module time.
import time


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


t = time.gmtime(1000000000)
print(t[:9], time.asctime(t), time.strftime("%Y-%m-%d %H:%M:%S %j %%", t), time.gmtime(0).tm_wday,
    time.gmtime(-1)[:6], time.ctime is not None)
a, b = time.perf_counter(), time.perf_counter()
print(b >= a, time.monotonic() <= time.monotonic(), time.time() > 1.7e9, type(time.time_ns()),
    time.process_time() >= 0, time.thread_time() >= 0, time.perf_counter_ns() > 0, time.sleep(0))
show(lambda: time.sleep(-1))
show(lambda: time.sleep("a"))
show(lambda: time.gmtime("a"))
show(lambda: time.gmtime(1e20))
show(lambda: time.asctime((1, 2)))
show(lambda: time.strftime(5))
show(lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 0, 0)))
show(lambda: time.mktime(5))
show(lambda: time.clock_gettime(-5))
show(lambda: time.get_clock_info("monotonic").monotonic)
show(lambda: time.get_clock_info("nope"))
for clock in "time", "monotonic", "perf_counter", "process_time", "thread_time":
    print(time.get_clock_info(clock))
show(lambda: time.get_clock_info("time\0"))
show(lambda: time.sleep())
show(lambda: time.strftime("%y", time.gmtime(0)))
print(time.struct_time is type(t), isinstance(time.timezone, int), len(time.tzname), time.daylight in (0, 1))
