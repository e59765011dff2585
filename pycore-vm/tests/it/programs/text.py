text = ""
for i in range(5):
    text += str(i) + "ä"
assert text == "0ä1ä2ä3ä4ä" and text[1:4] == "ä1ä" and text.upper()[1] == "Ä" and len(text.encode()) == 15
assert "a,b,c".split(",") == ["a", "b", "c"] and "-".join(["x"] * 3) == "x-x-x"
assert "%s %r %05.1f" % ("a", "b", 2) == "a 'b' 002.0" and "{:>4}|{!r}".format(1, "x") == "   1|'x'"
assert f"{text!r:.3}{len(text)=}" == "'0älen(text)=10"
assert "abc".replace("b", "\U0001f600") == "a\U0001f600c" and "\U0001f600" in "a\U0001f600c"
assert "abcabc".find("c", 3) == 5 and "  x ".strip() == "x" and "Ab".swapcase() == "aB"
assert b"abc"[1] == 98 and bytes([1, 2]) + b"\x03" == b"\x01\x02\x03" and bytearray(b"ab") * 2 == b"abab"
view = memoryview(bytearray(b"abcdef"))[1:5:2]
view[0] = 120
assert view.tobytes() == b"xd"
assert b"\xc3\xa4".decode() == "ä" and "ä".encode("latin-1") == b"\xe4"
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    assert error.start == 0
assert sorted("hello") == ["e", "h", "l", "l", "o"] and "a" < "b" and hash("a") == hash("a")
