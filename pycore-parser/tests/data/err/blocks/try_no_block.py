try:
go()
