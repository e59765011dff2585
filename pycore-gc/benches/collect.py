"""Times gc.collect() of CPython on the graph of common/graph.rs.

Usage: collect.py RECORDS far|near REPEATS
Prints the fewest seconds of a collection with a tenth of the objects dead, and of one with none.
"""

import gc
import sys
import time


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        mask = 0xFFFF_FFFF_FFFF_FFFF
        self.state = (self.state + 0x9E37_79B9_7F4A_7C15) & mask
        bits = self.state
        bits = ((bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9) & mask
        bits = ((bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB) & mask
        return ((bits ^ (bits >> 31)) * limit) >> 64


class Record:
    def __init__(self, items, names, number):
        self.items = items
        self.names = names
        self.number = number
        self.other = None


def build(records, far):
    random = Random(1)
    root = []
    nodes = []
    for number in range(records):
        number += 1000
        items = [number]
        names = {}
        record = Record(items, names, number)
        names["owner"] = record
        names["items"] = items
        names["number"] = number
        nodes.append(record)
    for index, node in enumerate(nodes):
        dead = index % 10 == 0
        for _ in range(2):
            if far:
                other = random.below(records)
            else:
                other = (index + random.below(100)) % records
            if dead:
                other = other // 10 * 10
            elif other % 10 == 0:
                other += 1
            node.items.append(nodes[other])
        node.other = node.items[1]
        if not dead:
            root.append(node)
    return root


def main():
    records, shape, repeats = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    gc.disable()
    dead_times, live_times = [], []
    for _ in range(repeats):
        gc.collect()
        root = build(records, shape == "far")
        start = time.perf_counter()
        found = gc.collect()
        dead_times.append(time.perf_counter() - start)
        assert found == records // 10 * 3, found
        start = time.perf_counter()
        gc.collect()
        live_times.append(time.perf_counter() - start)
        del root
    print(min(dead_times), min(live_times))


main()
