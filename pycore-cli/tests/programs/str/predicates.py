# The is... methods.
texts = ["", "abc", "ABC", "Abc", "123", "\u0661", "\u00b2", "\u00bd", "\u4e94", "a1", "_x", "1x", " ", "\t\n",
    "\u00e9", "\u01c5", "class", "a b", "\x00", "\u2003", "A1b"]
names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
    "isprintable", "isspace", "istitle", "isupper"]
for name in names:
    print(name, "".join("01"[getattr(text, name)()] for text in texts))
