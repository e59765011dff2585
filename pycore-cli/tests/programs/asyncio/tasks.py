# Tasks: results, exceptions, cancellation, what is awaited wrongly, eager ones, the list of all.
import _asyncio
import asyncio
import gc


async def value(result, *, times=1):
    for _ in range(times):
        await asyncio.sleep(0)
    return result


async def fail(error):
    await asyncio.sleep(0)
    raise error


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(value(5), name="five")
    print(type(task) is _asyncio.Task, task.get_name(), task.done(), task._must_cancel, task._fut_waiter)
    print(task.get_coro().__name__, type(task.get_context()).__name__, task.cancelling(), task in asyncio.all_tasks())
    print(await task, task.done(), task.result(), task in asyncio.all_tasks(), task._log_destroy_pending)
    task.set_name(7)
    print(task.get_name(), asyncio.current_task() in asyncio.all_tasks(), asyncio.current_task().get_name()[:5])
    refusals = (
        lambda: task.set_result(1), lambda: task.set_exception(ValueError()), lambda: asyncio.Task(5, loop=loop),
    )
    for refused in refusals:
        try:
            refused()
        except Exception as error:
            print(type(error).__name__, error)
    for error in ValueError("no"), StopAsyncIteration("end"), asyncio.CancelledError("self"):
        task = asyncio.create_task(fail(error))
        try:
            await task
        except BaseException as caught:
            print(type(caught).__name__, caught.args, caught is error, task.cancelled())

    # Cancellation.
    future = loop.create_future()
    task = asyncio.create_task(wait(future))
    await asyncio.sleep(0)
    print(task._fut_waiter is future, future._asyncio_awaited_by == {task})
    print(task.cancel("stop"), task.cancelling(), future.cancelled(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, task.cancelled(), task.cancel(), task.uncancel(), task.uncancel())
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    task = asyncio.create_task(value(1))
    task.cancel("before it began")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)

    # What cannot be awaited.
    class Bad:
        def __init__(self, item):
            self.item = item

        def __await__(self):
            return (yield self.item)

    async def bad(item):
        return await Bad(item)

    other = _asyncio.Future(loop=asyncio.new_event_loop())
    other._asyncio_future_blocking = True
    plain = loop.create_future()
    for item, hide in ((5, ""), ((i for i in ()), ""), (plain, ""), (other, "")):
        try:
            await bad(item)
        except RuntimeError as error:
            print(str(error).split(" Task")[0].split("<")[0], "|", str(error).split(">")[-1])
    other.get_loop().close()

    async def itself():
        await asyncio.current_task()

    try:
        await asyncio.create_task(itself())
    except RuntimeError as error:
        print(str(error)[:25])
    print(await bad(None))

    # Tasks that begin at once.
    order = []

    async def eager(name, waits):
        order.append((name, asyncio.current_task().get_name()))
        if waits:
            await asyncio.sleep(0)
        order.append((name, asyncio.current_task().get_name()))
        return name

    tasks = [asyncio.Task(eager(name, name == "b"), loop=loop, eager_start=True, name=name) for name in "ab"]
    print(order, [task.done() for task in tasks], tasks[0].get_coro(), asyncio.current_task().get_name()[:5])
    print(await asyncio.gather(*tasks), order)

    # Groups and waiting.
    async with asyncio.TaskGroup() as group:
        made = [group.create_task(value(number, times=number)) for number in range(4)]
    print([task.result() for task in made])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(KeyError("a")))
            group.create_task(value(1, times=50))
    except* KeyError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(10)
    except TimeoutError:
        print("late")
    tasks = [asyncio.create_task(value(i, times=i)) for i in (1, 30)]
    done, pending = await asyncio.wait(tasks, return_when="FIRST_COMPLETED")
    print(len(done), len(pending))
    for left in pending:
        left.cancel()

    # Destroyed before the end.
    loop.set_exception_handler(lambda loop, context: print("handler:", sorted(context), context["message"]))
    task = asyncio.Task(wait(loop.create_future()), loop=loop)
    await asyncio.sleep(0)
    task = None
    gc.collect()
    task = asyncio.create_task(fail(ValueError("nobody asks")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task = None
    gc.collect()


async def wait(future):
    return await future


async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        return "still here"


asyncio.run(main())


# The functions that loops use.
class Loop:
    def __repr__(self):
        return "Loop()"


def show(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


loop, another = Loop(), Loop()
show(_asyncio.get_running_loop)
show(_asyncio.current_task)
show(_asyncio.all_tasks)
show(_asyncio._enter_task, loop, 1)
_asyncio._set_running_loop(loop)
show(_asyncio._get_running_loop)
show(_asyncio.get_event_loop)
show(_asyncio._leave_task, loop, 1)
show(_asyncio._enter_task, loop, 1)
show(_asyncio._enter_task, loop, 2)
show(_asyncio.current_task)
show(_asyncio.current_task, another)
show(_asyncio._swap_current_task, loop, 2)
show(_asyncio._swap_current_task, another, 2)
show(_asyncio._leave_task, loop, 1)
show(_asyncio._leave_task, loop, 2)
show(_asyncio._swap_current_task, loop, None)
_asyncio._set_running_loop(None)
show(_asyncio._get_running_loop)
