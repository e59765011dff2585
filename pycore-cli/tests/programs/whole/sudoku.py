# A sudoku solved by backtracking.
full = [[(r * 3 + r // 3 + c) % 9 + 1 for c in range(9)] for r in range(9)]
puzzle = "".join(str(full[r][c]) if (r * 5 + c * 7) % 11 < 4 else "." for r in range(9) for c in range(9))
print(puzzle.count("."))

def peers(i):
    r, c = divmod(i, 9)
    box = (r // 3 * 3, c // 3 * 3)
    lines = {r * 9 + k for k in range(9)} | {k * 9 + c for k in range(9)}
    return lines | {(box[0] + a) * 9 + box[1] + b for a in range(3) for b in range(3)}

table = [peers(i) - {i} for i in range(81)]

def solve(cells):
    best = None
    for i, v in enumerate(cells):
        if v == ".":
            options = set("123456789") - {cells[j] for j in table[i]}
            if not options:
                return None
            if best is None or len(options) < len(best[1]):
                best = i, options
    if best is None:
        return cells
    i, options = best
    for v in sorted(options):
        if result := solve(cells[:i] + v + cells[i + 1:]):
            return result
    return None

answer = solve(puzzle)
for row in range(0, 81, 9):
    print(answer[row:row + 9])
