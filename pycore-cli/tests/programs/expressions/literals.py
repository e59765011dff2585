# Numbers, text and constants folded by the compiler.
print(0xFF, 0o77, 0b101, 1_000_000, 10**20, 2**-1, 1e-5, 1.5e+3, 3.14j, 0.1 + 0.2, -0.0, 5 // 2, -5 // 2, 5 % -3,
    7 / 2, 1 << 70, ~5, not 0, "a" * 3, "ab" "cd", (1, 2) + (3,), [1] * 2, "abc"[1], (1, 2, 3)[-1], 1 < 2 < 3,
    1 if 0 else 2, None is None)

def f(): return (1, "a", (2.5, b"x", None, ..., True)), frozenset, -1, 2 ** 10, "x" + "y"

print(f.__code__.co_consts != (), f(), f() [0] is f()[0])
print(type(1_0), type(1.), type(1j), 0.1, 1e400, -1e400, 1e-400, 123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFF)
print("\t|\x41|\u0041|\U00000041|\N{LATIN SMALL LETTER A}|\101|\
joined|", r"\n\x", b"\x41\101\n", "'\"", '\'"', """a"b""", len("\
"), ascii("\xe9\u20ac\U0001f600\ud800"))
print(1 .real, 1..real, 1.0.imag, 1j.imag, "x".upper(), [].append is None, {}.get(1), ().count(1), (5).bit_length(),
    -1 ** 2, (-1) ** 2, 2 ** 3 ** 2, 2 ** -1, -2 ** -2, not 1 == 2, 5 - -5, 5 - - -5, ~-1, +-+1)
