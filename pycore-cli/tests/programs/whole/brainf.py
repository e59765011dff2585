# An interpreter of a tiny language.
def run(program, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == "[":
            stack.append(i)
        elif c == "]":
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    cells, p, pc, out, inp, steps = [0] * 100, 0, 0, [], iter(data), 0
    while pc < len(program):
        match program[pc]:
            case ">": p += 1
            case "<": p -= 1
            case "+": cells[p] = (cells[p] + 1) % 256
            case "-": cells[p] = (cells[p] - 1) % 256
            case ".": out.append(chr(cells[p]))
            case ",": cells[p] = ord(next(inp, "\0"))
            case "[" if not cells[p]: pc = jumps[pc]
            case "]" if cells[p]: pc = jumps[pc]
        pc += 1
        steps += 1
    return "".join(out), steps

print(run("++++++++[>+++++++++<-]>.<++++++[>+++++<-]>+++."))
print(run(",[.,]", "echo"), run("+++[>+++++<-]>."))
try:
    run("]")
except IndexError as error:
    print(error)
