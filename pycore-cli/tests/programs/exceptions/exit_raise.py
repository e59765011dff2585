# SystemExit raised with a tuple.
raise SystemExit((1, 2))
