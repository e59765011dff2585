with lock
    go()
