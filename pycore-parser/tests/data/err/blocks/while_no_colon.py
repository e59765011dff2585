while busy
    wait()
