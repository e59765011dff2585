# Futures: outcomes, callbacks, attributes, what is refused.
import _asyncio
import asyncio


def show(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__cause__))


class Loop:
    """Keeps what is to be called."""
    def __init__(self):
        self.calls = []
        self.debug = False

    def get_debug(self):
        return self.debug

    def call_soon(self, function, *arguments, context=None):
        self.calls.append((function, arguments, context is not None))

    def call_exception_handler(self, context):
        print("handler:", sorted(context), context["message"])


loop = Loop()
future = _asyncio.Future(loop=loop)
print(future._state, future._result, future._exception, future._callbacks, future._loop is loop, future._log_traceback,
    future._source_traceback, future._cancel_message, future._asyncio_future_blocking, future._asyncio_awaited_by)
print(repr(future), future.done(), future.cancelled(), future.get_loop() is loop)
show(future.result)
show(future.exception)
first, second = lambda future: None, lambda future: None
future.add_done_callback(first)
future.add_done_callback(second)
future.add_done_callback(first)
print(len(future._callbacks), future._callbacks[0][0] is first, type(future._callbacks[0][1]).__name__)
print(future.remove_done_callback(first), future.remove_done_callback(first), len(future._callbacks))
show(future.add_done_callback)
show(future.add_done_callback, first, None)
show(future.set_result, 5)
print(loop.calls == [(second, (future,), True)], future._callbacks)
show(future.set_result, 6)
show(future.set_exception, ValueError())
print(future.result(), future.exception(), future.cancel(), repr(future))
future.add_done_callback(first)
print(loop.calls[1:] == [(first, (future,), True)])

future = _asyncio.Future(loop=loop)
show(future.set_exception, 5)
show(future.set_exception, int)
show(future.set_exception, StopIteration(1))
show(future.result)
print(repr(future.exception()), repr(future.exception().__cause__), repr(future.exception().__context__))
future = _asyncio.Future(loop=loop)
future.set_exception(KeyError)
print(future._log_traceback, repr(future))
show(future.result)
print(future._log_traceback)
future = _asyncio.Future(loop=loop)
future.set_exception(KeyError("nobody asks"))
del future

future = _asyncio.Future(loop=loop)
print(future.cancel("why"), future._cancel_message, future.cancelled(), future.done(), repr(future), future.cancel())
show(future.result)
show(future.exception)
show(future._make_cancelled_error)
show(setattr, future, "_log_traceback", True)
show(setattr, future, "_log_traceback", False)
show(delattr, future, "_log_traceback")
show(delattr, future, "_asyncio_future_blocking")
show(delattr, future, "_cancel_message")
show(setattr, future, "_state", 1)
future.attribute = 1
print(future.attribute, _asyncio.Future[int])
blank = _asyncio.Future.__new__(_asyncio.Future)
for name in "set_result", "set_exception", "add_done_callback", "remove_done_callback":
    show(getattr(blank, name), None)
for name in "result", "exception", "cancel", "cancelled", "done", "get_loop", "__iter__":
    print(name, end=" ")
    show(getattr(blank, name))

# Waiting for one.
future = _asyncio.Future(loop=loop)
waiting = iter(future)
print(type(waiting).__name__, next(waiting) is future, future._asyncio_future_blocking)
show(next, waiting)
show(next, waiting)
waiting = future.__await__()
future._asyncio_future_blocking = False
print(waiting.send(None) is future)
future.set_result("done")
show(waiting.send, None)
show(waiting.send, None)
waiting = iter(future)
show(waiting.throw, ValueError("thrown"))
show(next, waiting)
waiting = iter(future)
show(waiting.throw, 5)
print(waiting.close())
show(next, waiting)

# Debugging loops have futures remember where they were made.
loop.debug = True
future = _asyncio.Future(loop=loop)
print(type(future._source_traceback).__name__, future._source_traceback[-1].name)
_asyncio.future_add_to_awaited_by(future, 5)
print(future._asyncio_awaited_by)
others = [_asyncio.Future(loop=loop) for _ in range(3)]
for other in others:
    _asyncio.future_add_to_awaited_by(future, other)
print(future._asyncio_awaited_by == frozenset(others), type(future._asyncio_awaited_by).__name__)
for other in others:
    _asyncio.future_discard_from_awaited_by(future, other)
print(future._asyncio_awaited_by)


class Own(_asyncio.Future):
    def __init__(self):
        super().__init__(loop=loop)
        self.mark = 1


print(Own().mark, isinstance(Own(), asyncio.Future), asyncio.Future is _asyncio.Future, asyncio.isfuture(Own()))
