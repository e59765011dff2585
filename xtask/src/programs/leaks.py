# Runs a program again and again in one process, and prints what each further run leaves behind: blocks of memory, and
# references to the objects that can be reached.
import _thread
import builtins
import gc
import sys
import time

WARM_UP, MEASURED = 4, 4


class Sink:
    encoding, errors = "utf-8", "strict"

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def references():
    seen = {}
    waiting = gc.get_objects()
    while waiting:
        new = []
        for item in waiting:
            key = id(item)
            if key not in seen:
                seen[key] = item
                new.append(item)
        waiting = gc.get_referents(*new) if new else []
    total = 0
    for key in seen:
        item = seen[key]
        if not sys._is_immortal(item):
            total += sys.getrefcount(item)
    return total


def run(code, real):
    module = type(sys)("__main__")
    module.__file__ = code.co_filename
    module.__builtins__ = builtins
    main = sys.modules["__main__"]
    sys.modules["__main__"] = module
    sys.stdout = sys.stderr = Sink()
    try:
        exec(code, module.__dict__)
    except SystemExit:
        pass
    except Exception as error:
        return type(error).__name__
    finally:
        # A tool may still raise whenever a function begins.
        for tool in range(6):
            if sys.monitoring.get_tool(tool):
                sys.monitoring.free_tool_id(tool)
        sys.stdout, sys.stderr = real
        sys.modules["__main__"] = main


def settle():
    # Threads that nobody waits for may not have ended.
    deadline = time.monotonic() + 5
    while _thread._count() and time.monotonic() < deadline:
        time.sleep(0.01)
    for clear in getattr(sys.modules.get("typing"), "_cleanups", ()):
        clear()
    for _ in range(4):
        gc.collect()
    sys._clear_internal_caches()


def main(path):
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    real = sys.stdout, sys.stderr
    # The figures take the place of others, lest they be counted themselves.
    blocks, counts = ([10**9 + index for index in range(MEASURED)] for _ in range(2))
    for index in range(WARM_UP + MEASURED):
        end = run(code, real)
        settle()
        if index >= WARM_UP:
            counts[index - WARM_UP] = references()
            settle()
            blocks[index - WARM_UP] = sys.getallocatedblocks()
    print("blocks", *(after - before for before, after in zip(blocks, blocks[1:])))
    print("references", *(after - before for before, after in zip(counts, counts[1:])))


    if end:
        print("ended by", end)


main(sys.argv[1])
