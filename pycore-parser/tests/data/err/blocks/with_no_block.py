with lock:
go()
