try
    go()
