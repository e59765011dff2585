# Shortest paths with a heap of our own.
class Heap:
    def __init__(self): self.items = []
    def push(self, item):
        a = self.items
        a.append(item)
        i = len(a) - 1
        while i and a[(i - 1) // 2] > a[i]:
            a[(i - 1) // 2], a[i] = a[i], a[(i - 1) // 2]
            i = (i - 1) // 2
    def pop(self):
        a = self.items
        a[0], a[-1] = a[-1], a[0]
        top = a.pop()
        i = 0
        while (j := 2 * i + 1) < len(a):
            if j + 1 < len(a) and a[j + 1] < a[j]:
                j += 1
            if a[i] <= a[j]:
                break
            a[i], a[j] = a[j], a[i]
            i = j
        return top
    def __len__(self): return len(self.items)

h = Heap()
for x in (i * 7919 % 101 for i in range(101)):
    h.push(x)
print([h.pop() for _ in range(101)] == list(range(101)), len(h), bool(h))
graph = {}
for i in range(50):
    for k in 1, 2, 7:
        j = (i * k + 3) % 50
        graph.setdefault(i, {})[j] = (i * j) % 17 + 1

def dijkstra(start):
    dist, heap = {start: 0}, Heap()
    heap.push((0, start))
    while heap:
        d, u = heap.pop()
        if d > dist[u]:
            continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, float("inf")):
                dist[v] = d + w
                heap.push((d + w, v))
    return dist

d = dijkstra(0)
print(len(d), sum(d.values()), sorted(d.items())[:8], max(d.values()))
