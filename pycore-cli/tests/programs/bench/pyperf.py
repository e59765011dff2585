"""Times a benchmark in this process and prints lines: RESULT name, least seconds per loop, median, loops."""
import sys
from time import perf_counter, process_time


class Parser:
    """Knows defaults only: benchmarks are run without arguments."""

    def __init__(self):
        self.defaults = {}

    def add_argument(self, *names, dest=None, default=None, action=None, **ignored):
        if default is None and action == "store_true":
            default = False
        name = dest or names[-1].lstrip("-").replace("-", "_")
        self.defaults[name] = default

    def set_defaults(self, **defaults):
        self.defaults.update(defaults)


class Arguments:
    pass


class Runner:
    def __init__(self, **ignored):
        self.metadata = {}
        self.argparser = Parser()

    def parse_args(self, ignored=None):
        arguments = Arguments()
        for name in self.argparser.defaults:
            setattr(arguments, name, self.argparser.defaults[name])
        return arguments

    args = property(parse_args)

    def bench_time_func(self, name, time_func, *args, inner_loops=1, **ignored):
        def measure(loops):
            start = process_time()
            time_func(loops, *args)
            return process_time() - start
        report(name, measure, inner_loops)

    def bench_func(self, name, func, *args, inner_loops=1, **ignored):
        def measure(loops):
            numbers = range(loops)
            start = process_time()
            for _ in numbers:
                func(*args)
            return process_time() - start
        report(name, measure, inner_loops)


def report(name, measure, inner_loops):
    """Processor time, which repeats better on a busy machine; loops until it lasts BENCH_LEAST_TIME."""
    loops = 1
    elapsed = measure(loops)
    while elapsed < BENCH_LEAST_TIME and loops < 1 << 24:
        loops *= 2
        elapsed = measure(loops)
    taken = [elapsed / loops / inner_loops]
    for _ in range(BENCH_SAMPLES - 1):
        taken.append(measure(loops) / loops / inner_loops)
    taken.sort()
    print("RESULT", name.replace(" ", "_"), "%.9g" % taken[0], "%.9g" % taken[len(taken) // 2], loops)
    sys.stdout.flush()
