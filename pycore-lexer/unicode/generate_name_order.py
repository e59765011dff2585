"""Write src/tables/name_order.bin: the way from characters to their names. Run after generate.py, with Python 3.14.

    python3.14 generate_name_order.py

It has the numbers of the names of names.bin, two bytes each, in the order of their code points, without aliases.
"""

import sys
import unicodedata
from pathlib import Path

assert sys.version_info[:2] == (3, 14) and unicodedata.unidata_version == "16.0.0"

target = Path(__file__).parent / "src" / "tables"
blob = (target / "names.bin").read_bytes()
at = int.from_bytes(blob[4:8], "little")
name, names = b"", []
while at < len(blob):
    shared, length = blob[at], blob[at + 1]
    name = name[:shared] + blob[at + 2:at + 2 + length]
    at += 2 + length
    names.append((int.from_bytes(blob[at:at + 3], "little"), name.decode()))
    at += 3
order = sorted(
    (code_point, number)
    for number, (code_point, name) in enumerate(names)
    if unicodedata.name(chr(code_point), None) == name
)
assert len({code_point for code_point, _ in order}) == len(order) and len(names) < 1 << 16
(target / "name_order.bin").write_bytes(b"".join(number.to_bytes(2, "little") for _, number in order))
assert max(code_point for code_point, _ in order if code_point < 0xE0000) < 0x33480 and order[-1][0] < 0xE01F0


# What the tests compare with: FNV-1a (64 bits) over the names of the planes that have any.
value = 0xCBF29CE484222325
for code_point in [*range(0x33480), *range(0xE0000, 0xE01F0)]:
    for byte in f"{unicodedata.name(chr(code_point), '')}\n".encode():
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
digests = target / "character_digests.rs"
lines = [line for line in digests.read_text().splitlines(True) if "CHARACTER_NAMES" not in line]
digests.write_text("".join(lines) + f"pub(crate) const CHARACTER_NAMES: u64 = 0x{value:016X};\n")
print(len(order), "names", len(names) - len(order), "aliases")
