"""Write floats.tsv: what CPython 3.14 says about texts of floats. A line: question, float as hex bits, argument, answer."""

import random
import struct
from pathlib import Path

random.seed(271)
values = [0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 1e16, 1e15, 1e17, 9999999.5, 0.0001, 0.00001, 0.00012345, 123456789.125, 1e22, 1e23, 5e-324, 1.7976931348623157e308,
          2.2250738585072014e-308, float("inf"), float("-inf"), float("nan"), 0.1, 1 / 3, 2.675, 0.125, 0.375, 1e100, -1e-7, 99.995, 999999.5, 9.5, 0.95, 15.0, 25.0, 250.0, 5.0, 50.0, 1e21]
values += [struct.unpack("<d", random.randbytes(8))[0] for _ in range(60)]
values += [random.randint(-10**6, 10**6) / 2 ** random.randint(0, 12) for _ in range(60)]
lines = []


def ask(question, value, argument, answer):
    try:
        answer = answer()
    except (OverflowError, ValueError) as error:
        answer = f"{type(error).__name__}: {error}"
    bits = struct.unpack("<Q", struct.pack("<d", value))[0]
    lines.append(f"{question}\t{bits:x}\t{argument}\t{answer}")


for value in values:
    for spec in ["r", "#r", ".0e", ".1e", ".17e", "#.0e", ".0f", ".1f", ".2f", ".5f", ".20f", "#.0f", "g", ".0g", ".1g", ".3g", ".17g", ".30g", "#g", "#.0g", "#.3g", "#.20g",
                 "z.1f", "z.0e", "", ".1", ".3", ".17", "#.3", "#", ".400f", ".330e", "E", "G", "#.12G"]:
        if spec.endswith("r"):
            answer = lambda: f"{value:{'#' if '#' in spec else ''}}" if "#" in spec else repr(value)
        else:
            answer = lambda: format(value, spec)
        ask("format", value, spec, answer)
    for places in (-400, -310, -308, -300, -20, -5, -2, -1, 0, 1, 2, 5, 20, 323, 400):
        ask("round", value, places, lambda: float.hex(round(value, places)))
    ask("hex", value, "", value.hex)
    ask("ratio", value, "", lambda: "{}/{}".format(*value.as_integer_ratio()))
for text in ["0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", "0x", ".", "0x.p1", "1.", ".8", "0x1.8", "  0x1p1 ", "0x1 p1", "1p", "1p+", "+-1", "0X1P+0",
             "infinity", "-InF", "nan", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7fffp1023", "0x1p1024", "0x0.8p-1074", "0x0.80000000000001p-1074", "0x1.8p-1074", "0x2.8p-1074",
             "ffffffffffffffffffffff", "0x1_0", "", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000080000000000000000001p0", "0x1.fffffffffffff8p0", "000000000000000000000000000001.8p-1",
             "0x1.fffffffffffffp-1023", "0x0.fffffffffffff8p-1022", "10000000000000000000000000000p-116", "0x1p-1075", "0x1.0000000001p-1075"]:
    ask("fromhex", 0.0, text, lambda: float.hex(float.fromhex(text)))
keep = [line for line in lines if line.startswith(("fromhex", "hex"))]
other = [line for line in lines if not line.startswith(("fromhex", "hex"))]
keep += random.sample(other, 1500)
Path(__file__).with_name("floats.tsv").write_text("\n".join(keep) + "\n")
print(len(lines), len(keep))
