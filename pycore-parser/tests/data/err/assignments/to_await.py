await task = result
