def f(a, # type: b
      *c, # type: d
      e=1 # type: f
      ):
    # type: (...) -> g
    pass
async def h(): # type: () -> i
    pass
