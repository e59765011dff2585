{x} = y
