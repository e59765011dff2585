with (lock as l, door)
    go()
