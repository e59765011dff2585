# Counting and wrapping of words.
text = """the quick brown fox jumps over the lazy dog
the dog barks and the fox runs away over the hill
a quick end to the story of the fox and the dog"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:6]:
    print(f"{word:<8}|{n:>3}|{'*' * n}")

def wrap(words, width):
    line = ""
    for w in words:
        if line and len(line) + 1 + len(w) > width:
            yield line
            line = w
        else:
            line = f"{line} {w}".strip()
    if line:
        yield line

for line in wrap(text.split(), 24):
    print(f"|{line:^24}|")
print({len(w): sorted({x for x in counts if len(x) == len(w)})[:3] for w in sorted(counts, key=len)})
print(text.title().swapcase()[:30], text.count("the"), text.rfind("fox"), text.replace("fox", "cat", 1)[:25],
    "".join(reversed(text.splitlines()[0])))
caesar = str.maketrans({chr(97 + i): chr(97 + (i + 13) % 26) for i in range(26)})
print(text[:20].translate(caesar), text.translate(caesar).translate(caesar) == text)
anagrams = {}
for w in "listen silent enlist google elbow below state taste".split():
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print([v for v in anagrams.values() if len(v) > 1])
