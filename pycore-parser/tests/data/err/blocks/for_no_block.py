for item in box:
use(item)
