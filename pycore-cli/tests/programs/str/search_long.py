# Searching in long and repetitive texts.
text = "ab" * 500 + "abc" + "ab" * 500
print(text.find("abc"), text.rfind("abc"), text.count("ab"), text.count("ba"), text.find("b" * 5), text.index("ca"))
big = "x" * 1000 + "y" + "x" * 1000
print(big.find("y"), big.find("xy"), big.find("y" + "x" * 999), big.find("x" * 1001), big.count("xx"),
    big.rfind("x" * 1000 + "y"))
pattern = "aab" * 40
print(("aab" * 39 + "aac" + pattern).find(pattern), (pattern * 3).count(pattern), "mississippi".find("issip"),
    "mississippi".rfind("issi"))
wide = "\u20ac" * 300 + "z" + "\u20ac" * 300
print(wide.find("z"), wide.count("\u20ac\u20ac"), wide.rfind("\u20acz"), len(wide.split("z")),
    wide.replace("\u20ac", "") == "z")
