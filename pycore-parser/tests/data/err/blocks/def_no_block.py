def run():
pass
