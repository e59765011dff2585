[x async for x, y]
