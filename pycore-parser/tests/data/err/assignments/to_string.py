"name" = y
