f"{x}" = y
