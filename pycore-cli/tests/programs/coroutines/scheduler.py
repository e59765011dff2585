# A small round robin scheduler.
class Switch:
    def __await__(self):
        yield

log = []

async def task(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await Switch()
    return name

async def parent():
    r = await task("p", 2)
    log.append("parent " + r)
    raise KeyError("from parent")

def run_all(*tasks):
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try:
            t.send(None)
        except StopIteration as stop:
            log.append(("done", stop.value))
        except KeyError as error:
            log.append(repr(error))
        else:
            queue.append(t)

run_all(task("a", 3), task("b", 1), parent(), task("c", 0))
print(log)
log.clear()
run_all(*[task(str(i), 50) for i in range(5)])
print(len(log), log[-1], log[:7])
