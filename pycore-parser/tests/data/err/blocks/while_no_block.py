while busy:
wait()
