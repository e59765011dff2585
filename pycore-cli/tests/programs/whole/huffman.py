# Coding of text with a tree.
def codes(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    heap = sorted((n, c, c) for c, n in counts.items())
    while len(heap) > 1:
        (n, k, a), (m, j, b) = heap[:2]
        heap = sorted(heap[2:] + [(n + m, min(k, j), (a, b))], key=lambda e: e[:2])
    out = {}
    def walk(tree, prefix):
        if isinstance(tree, str):
            out[tree] = prefix or "0"
        else:
            for bit, sub in zip("01", tree):
                walk(sub, prefix + bit)
    walk(heap[0][2], "")
    return out

text = "she sells sea shells on the sea shore, the shells she sells are sea shells for sure"
table = codes(text)
bits = "".join(table[c] for c in text)
back, reverse, code = [], {v: k for k, v in table.items()}, ""
for b in bits:
    code += b
    if code in reverse:
        back.append(reverse[code])
        code = ""
print(len(text) * 8, len(bits), "".join(back) == text, sorted((len(v), k) for k, v in table.items()))
packed = int("1" + bits, 2).to_bytes((len(bits) + 8) // 8, "big")
print(len(packed), bin(int.from_bytes(packed, "big"))[3:] == bits, codes("aaa"))
