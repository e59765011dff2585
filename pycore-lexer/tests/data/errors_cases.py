"""Texts that the lexer refuses, or must not refuse although they look like it."""

import re

EXEC = r"""
x = 'abc
x = 'abc\'
x = 'a\
x = é + "abc
x = '''abc\n\nd
x = r'''a\\
f'abc
t'abc
f'''abc\n
t'''a{b}\n\n
f'{a
t'{a
f'{a b
f'''{\n
f'}'
t'}'
f'{)}'
f'{a)}'
t'{a]}'
f'{(a]}'
f'{a:\n}'
t'{a:x\n}'
f'{a:{b:{c}}}'
f'{a:{b:{c:{d}}}}'
t'{a:{b:{c:{d}}}}'
f"{'
f'{"
f'{'''
f'{a!r:{'
f'{a:{b}
rf'{a
ub'a'
bu'a'
x = Ur'a'
uf'a'
ut'a'
bf'a'
tb'a'
ft'a'
rtf'a'
éé + ub'a'
(
(a,\n[b\n
{\n'a'
(a]
(a\n]
[a}
{a\n\n)
)
a]
a + }
x = (a, b))
1_
1__0
0_
0x
0x_
0xg
0x1_
0x1g
0b
0b2
0b12
0b1a
0o
0o8
0o18
0o1z
0777
é = 00123
0_0_7
00.5j + 08
1e
1e+
1e5_
1.5_
1._5
1j2
1abc
1.5abc
0_abc
0abc
1if 1else 2
1or 2 and 1and 3
1no
0x1for x in y
1_000in x
1i
a ’ b
x = ‘a’
é€
a€b
x\u200b = 1
\u00a0x
\ufeffx
\u0301
a\u0301 = 1
x = 1 \x01
\x7f
x = 1\x0c + 2
𝔘𝔫𝔦 = ℌ
x = ①
x = \\ y
x = é \\ y
x = 1 + \\\n  é \\ y
x = '''a\nb''' \\ y
f'''\n\nabc {  \\ y\n}'''
x = \\
(x \\
\\
  \\
  \\\n  \\\n  \\
'''a\n''' \\
if x:\n  y \\
if 1:\n  a\n b
if 1:\n  a\n é = 1 # c
if 1:\n    a\n  b
if 1:\n\ta\n        b
if 1:\n        a\n\tb
if 1:\n  if 2:\n\ta\n\t b\n  \tc
if 1:\n  x\n \\\n  y
if 1:\n\tx\n        \\\n  y
if 1:\n  x\n\x0c  y
if 1:\n  x\n \x0c y
"""



def unescaped(line):
    """The bytes of a line: only these escapes are any."""
    escape = r"\\\\|\\[nt]|\\x..|\\u...."
    return re.sub(escape, lambda match: match[0].encode().decode("unicode_escape"), line).encode()


LINES = [unescaped(line) for line in EXEC.strip().split("\n")]
CASES = [("exec", line) for line in LINES] + [("exec", line + b"\n") for line in LINES]
CASES += [
    ("exec", b"(" * 200),
    ("exec", b"(" * 201),
    ("exec", b"x = " + b"[{" * 101),
    ("exec", b"".join(b" " * n + b"if x:\n" for n in range(99)) + b" " * 99 + b"x\n"),
    ("exec", b"".join(b" " * n + b"if x:\n" for n in range(100)) + b" " * 100 + b"x\n"),
    ("exec", b"f'''{f\"\"\"{" * 80),
    ("eval", b"'a"),
    ("eval", b"x \\"),
    ("eval", b"x \\\n"),
    ("eval", b"x + \\ y"),
    ("eval", b"(x"),
    ("eval", b"f'a"),
    ("eval", b"1_"),
    ("single", b"if x:\n  'a"),
    ("single", b"x \\"),
    ("single", b"(x,"),
    ("single", b"0o9"),
    # Encodings.
    ("exec", b"a\n\xff\n"),
    ("exec", b"\xff"),
    ("exec", b"# coding: utf-8\n\xff"),
    ("exec", b"# coding: UTF_8-foo\n\xff"),
    ("exec", b"# coding: utf8\nk\xff"),
    ("exec", b"\xef\xbb\xbf# coding: latin-1\n"),
    ("exec", b"\xef\xbb\xbf\n# coding: latin-1\n"),
    ("exec", b"\xef\xbb\xbf# coding: utf8\nx"),
    ("exec", b"\xef\xbb\xbf# coding: Utf_8\nx"),
    ("exec", b"\xef\xbb\xbf# coding: utf8\xe2\x80\x9c\nx"),
    ("exec", b"\xef\xbb\xbf\n# coding: utf8 \xc3\xa9\nx"),
    ("exec", b"\xef\xbb\xbfa\xff"),
    ("exec", b"# coding: foo\n"),
    ("exec", b"\n# coding: foo-Bar_baz"),
    ("exec", b"\r# coding: foo\r"),
    ("exec", b"\n\n# coding: foo"),
    ("exec", b"x\n# coding: foo"),
    ("exec", b"# coding: hex\nx"),
    ("exec", b"# coding: undefined\nx"),
    ("exec", b"# coding: punycode\nx"),
    ("exec", b"# coding: ascii\r\n\xe9"),
    ("exec", b"# coding: cp1252\n\x81"),
    ("exec", b"# coding: cp932\n\x81\xff"),
    ("exec", b"# coding: euc_jp\nx='\x8f\xff'"),
    ("exec", b"# coding: big5\n\xa4"),
    ("exec", b"# coding: gb18030\n\x81\x30\xff"),
    ("exec", b"# coding: utf-16\nx"),
    ("exec", b"# coding: utf-32\nx"),
    ("exec", b"# coding: utf-7\nx='+AGE-'\n'+A"),
    ("exec", b"# coding: latin-1\nx = '\xe9\n"),
    ("exec", b"# coding: koi8-r\n\xc1 = '\n"),
    ("exec", b"# coding:\xe9 x\n"),
    ("exec", b"'''\n\n\xe2\x82'''"),
    ("exec", "é\n x".encode() + b"\xe2\x82\nx"),
    ("exec", b"a\x00b"),
]
