"""Where to insert into a sorted list."""


def bisect(items, value):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if value < items[middle]:
            high = middle
        else:
            low = middle + 1
    return low


bisect_right = bisect
