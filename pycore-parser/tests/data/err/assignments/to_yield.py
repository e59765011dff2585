def g():
    yield item = box
