# Equal texts and bytes hash alike whatever made them.
pairs = [("abc", "".join(["a", "bc"])), ("\u00e9a", "\u00e9" + "a"), ("\u20ac", chr(0x20ac)),
    ("x" * 1000, "x" * 500 + "x" * 500), ("abc", "xabcx"[1:4]), (b"abc", bytes([97, 98, 99]))]
for a, b in pairs:
    print(a == b, hash(a) == hash(b), len({a, b}), {a: 1}[b])
print(hash("a") == hash("a"), hash(memoryview(b"abc")) == hash(b"abc"), len({str(i) for i in range(500)}),
    len({"a" * i for i in range(50)}))
