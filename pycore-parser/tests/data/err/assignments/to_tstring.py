t"{x}" = y
