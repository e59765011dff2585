# Type() and isinstance on many objects.
def f(): yield

async def co(): pass

async def ag(): yield

c = co()
for v in (1, 1.5, "s", b"b", None, ..., NotImplemented, [], (), {}, set(), f, f(), c, ag(), len, [].append, int, type,
        f.__code__, object(), range(1), slice(1), {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}),
        iter(""), iter(set()), enumerate([]), zip(), map(f, []), filter(f, []), reversed([]), property(),
        staticmethod(f), classmethod(f), super(int, 1), memoryview(b""), type.__dict__, int | str, list[int],
        str.upper, "".__add__, int.real, type(f).__code__, iter(int, 1), reversed({}), 1j, Exception()):
    print(type(v).__name__, type(v).__module__, type(type(v)).__name__, end="; ")
c.close()
print()
print(isinstance(True, int), isinstance(5, (str, (int,))), issubclass(bool, (int, str)), type(5) == int,
    type(int) is type)
