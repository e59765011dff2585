x y
z = f"{"
