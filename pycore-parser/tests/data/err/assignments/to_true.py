first, True = pair
