# Find, count, replace and split against simple versions.
seed, bad, total = 3, 0, 0

def random(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return (seed >> 8) % n

alphabets = ["ab", "ab\u20ac", "a\xe9", "\U0001f600x"]
for i in range(600):
    letters = alphabets[i % 4]
    text = "".join(letters[random(len(letters))] for _ in range(random(60)))
    sub = "".join(letters[random(len(letters))] for _ in range(random(5)))
    positions = [k for k in range(len(text) - len(sub) + 1) if text[k:k + len(sub)] == sub]
    bad += text.find(sub) != (positions[0] if positions else -1)
    bad += text.rfind(sub) != (positions[-1] if positions else -1)
    if sub:
        parts, rest, n = [], text, 0
        while sub in rest:
            head, _, rest = rest.partition(sub)
            parts.append(head)
            n += 1
        parts.append(rest)
        bad += text.split(sub) != parts or text.count(sub) != n or text.replace(sub,
            "<>") != "<>".join(parts) or sub.join(parts) != text
        bad += text.startswith(sub) != (0 in positions) or text.endswith(sub) != (len(text) - len(sub) in positions)
    data, key = text.encode(), sub.encode()
    bad += (data.find(key) == -1) != (text.find(sub) == -1) or data.count(key) != text.count(sub) and sub != ""
    bad += data.decode() != text or text.encode("utf-16").decode("utf-16") != text
    bad += text.encode("utf-32").decode("utf-32") != text
    total = (total * 31 + len(positions)) % 1000000007
print(bad, total)
