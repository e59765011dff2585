x = f"{return}"
