x = t"{return}"
