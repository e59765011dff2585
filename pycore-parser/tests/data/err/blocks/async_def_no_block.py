async def run():
pass
