# A parser and writer of nested data.
def parse(s):
    pos = 0
    def skip():
        nonlocal pos
        while pos < len(s) and s[pos] in " \n\t":
            pos += 1
    def expect(c):
        nonlocal pos
        if s[pos:pos + len(c)] != c:
            raise ValueError(f"expected {c!r} at {pos}")
        pos += len(c)
    def value():
        nonlocal pos
        skip()
        c = s[pos:pos + 1]
        if c == "{":
            return obj()
        if c == "[":
            return arr()
        if c == '"':
            return text()
        for word, v in ("true", True), ("false", False), ("null", None):
            if s.startswith(word, pos):
                pos += len(word)
                return v
        start = pos
        while pos < len(s) and s[pos] in "+-0123456789.eE":
            pos += 1
        if start == pos:
            raise ValueError(f"no value at {pos}")
        n = s[start:pos]
        return float(n) if any(ch in ".eE" for ch in n) else int(n)
    def text():
        nonlocal pos
        expect('"')
        out = []
        while s[pos] != '"':
            if s[pos] == "\\":
                pos += 1
                out.append({"n": "\n", "t": "\t"}.get(s[pos], s[pos]))
            else:
                out.append(s[pos])
            pos += 1
        pos += 1
        return "".join(out)
    def items(close, item):
        nonlocal pos
        pos += 1
        skip()
        while s[pos] != close:
            yield item()
            skip()
            if s[pos] == ",":
                pos += 1
                skip()
        pos += 1
    def pair():
        k = text()
        skip()
        expect(":")
        return k, value()
    def obj():
        return dict(items("}", pair))
    def arr():
        return list(items("]", value))
    r = value()
    skip()
    if pos != len(s):
        raise ValueError(f"extra text at {pos}")
    return r

source = '{"a": [1, 2.5, -3e2, true, null, "x\\ny"], "b": {"c": {}, "d": []}, "e": "\\"q\\""}'
print(parse(source))
for bad in "[1, ", "{1: 2}", "[1] x", "", "[1 2]", '"open', "nul", "{\"a\" 1}":
    try:
        print(parse(bad))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
deep = parse("[" * 100 + "]" * 100)
n = 0
while deep:
    deep, n = deep[0], n + 1
print(n)
