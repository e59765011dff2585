"""Write numbers.tsv: what CPython 3.14 says about numbers in text. A line: question, text, base or nothing, answer."""

import random
from pathlib import Path

random.seed(577)


def show(text):
    return "".join(c if " " <= c <= "~" and c not in "\\" else f"\\{ord(c):x};" for c in text)


def attempt(question):
    try:
        return question()
    except ValueError as error:
        return "!" + str(error)


ints = """1_0 1__0 _1 1_ 0x1f 0x_1f 0x 0b 0b1 010 00 0_0 0_1 - + 0o17 0O17 17 18 z Z 0b2 0b12 0x-1 -0x1 --1 0_x1 _0x1 0x1_ 0_7 0b_1 00_0 -0 +00 0B1 0X1 0__1 0x__1 1e5 1.0 \u0661\u0662 \uff11 1\u0300
    \u066012 \ud8001 x 123456789012345678901234567890 -999999999999999999 9999999999999999999 0o8 \u0660x1f \u0966b1""".split()
ints += ["", " ", "+ 1", " +1 ", "1 1", "\u20031\u00a0", "1\x00", "\x1c1\x1f", "\x851", "1\x7f", "\t\n\x0b\x0c\r1", "1" * 4300, "1" * 4301, "1" * 4301 + "x", "0" * 4301, "1_" * 4300 + "1", " -" + "1" * 4301]
floats = """1_0 1__0 _1 1_ 1_.0 1._0 1.0_0 1e1_0 1e_1 1_e1 inf +Infinity -INF nan -nan NaN in_f 1_inf \u0661.\u0665 . 1. .5 e5 1e 1e+ 1e5 1e400 -1e400 1e-400 0x1p3 1d5 infin infinityx + - +-1 nan(1) 1,5 1.5j +.5e-3 5_
    1_000.000_1e1_0 \ud8001 __1 .5_ ._5 1e5_ 1e5_0 -0.0 2.2250738585072011e-308 179769313486231580793728971405301e276 1.7976931348623159e308 0.1e-1_0 +inf -infinity 1E5 1.e5 .e5 5e-324 2e-324 3e-324""".split()
floats += ["", "  1.5\n", "1.5\x00", "1 2", "\x1c1.5", "\u20031.5\xa0", "+ 1", "9" * 400, "0." + "0" * 400 + "1", "1" + "0" * 309, "0.1" + "0" * 900 + "1"]
complexes = """1+2j (1+2j) ((1+2j)) (1+2j 1+2j) j +j -j 1j 1+j 1-j 1+ 1+2 2j+1 1_0+2_0j 1__0j 1e5+2e-5j infj inf+nanj nan-infj 1.5+-2j --1j 1+2J 1j2 jj () (1) \u0661+\u0662j +1 -1. 1.j .j -inf i infinityj nanj -nanj 1+nan 1e
    1ej 1+2ee _1j 1_j 1j_ (j) 0x1j 1_inf -J 1e5j 1e+5j 1e+j 1+1e 1+1ej 1-2e-5j infinity+infinityj (1 1) -0j -0-0j 0-0j""".split()
complexes += ["", "1 +2j", "( 1+2j )", " (1+2j) ", "( )", "1+2j\x00", "1+2 j", "+ 1j", "1 j", "1+ 2j", "\u00a01j", "\x1c1j", "\u2003(\u20031j\u2003)\u2003"]
lines = []
for text in ints:
    for base in (10, 0, 2, 8, 16, 36):
        if len(text) < 100 or base in (10, 0):
            lines.append(f"int\t{show(text)}\t{base}\t{show(attempt(lambda: str(int(text, base))[:50]))}")
for text in floats:
    lines.append(f"float\t{show(text)}\t\t{show(attempt(lambda: float(text).hex()))}")
for text in complexes:
    lines.append(f"complex\t{show(text)}\t\t{show(attempt(lambda: '{} {}'.format(*map(float.hex, ((z := complex(text)).real, z.imag)))))}")
Path(__file__).with_name("numbers.tsv").write_text("\n".join(lines) + "\n")
print(len(lines))
