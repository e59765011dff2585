with (lock as l):
go()
