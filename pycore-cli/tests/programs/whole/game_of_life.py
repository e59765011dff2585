# Generations of cells.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    k = x + dx, y + dy
                    counts[k] = counts.get(k, 0) + 1
    return {k for k, n in counts.items() if n == 3 or n == 2 and k in cells}

glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
cells = glider
for _ in range(40):
    cells = step(cells)
print(sorted(cells), {(x + 10, y + 10) for x, y in glider} == cells)
blinker = {(0, 0), (1, 0), (2, 0)}
print(sorted(step(blinker)), step(step(blinker)) == blinker)
r = {(0, 1), (0, 2), (1, 0), (1, 1), (2, 1)}
sizes = []
for _ in range(60):
    sizes.append(len(r))
    r = step(r)
print(sizes)
