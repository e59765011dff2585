try:
    go()
stop()
