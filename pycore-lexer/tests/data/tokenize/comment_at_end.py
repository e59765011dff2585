a

# c
  # d