# Building text in a loop, with aliases of what was there before.
def build(parts, count):
    text = ""
    seen = []
    for i in range(count):
        text += parts[i % len(parts)]
        if i % 10 == 0:
            seen.append(text)
    return text, seen

for parts in ["ab"], ["a", "\u00e9"], ["x", "\u20ac", "y"], ["\U0001f600", ""]:
    text, seen = build(parts, 60)
    print(len(text), ascii(text[:12]), [len(s) for s in seen], all(text.startswith(s) for s in seen))

class Holder:
    text = ""

holder = Holder()
table = {"t": ""}
for i in range(50):
    holder.text += str(i)
    table["t"] += str(i)
print(holder.text == table["t"], len(holder.text), holder.text[-6:], Holder.text == "")
