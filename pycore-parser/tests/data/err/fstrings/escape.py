x = f"\x4"
