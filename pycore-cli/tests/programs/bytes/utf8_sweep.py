# Decoding of all short sequences of interesting bytes.
interesting = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
    0xF0, 0xF1, 0xF4, 0xF5, 0xFF]
total = good = 0

def add(text):
    global total
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000000007

sequences = [bytes([a, b, c]) for a in interesting for b in interesting for c in interesting]
sequences += [bytes([a, b, c, d]) for a in (0xF0, 0xF1, 0xF4) for b in interesting for c in (0x80, 0xBF,
    0xC0) for d in (0x80, 0xBF, 0x41)]
for data in sequences:
    try:
        add(data.decode())
        good += 1
    except UnicodeDecodeError as error:
        add(f"{error.start},{error.end},{error.reason}")
    add(data.decode(errors="replace"))
    add(data.decode(errors="ignore"))
    add(data.decode(errors="surrogateescape"))
    if data.decode(errors="surrogateescape").encode(errors="surrogateescape") != data:
        print("differs", data)
print(len(sequences), good, total)
