low < high = span
