(width, height): int
