if ready:
go()
