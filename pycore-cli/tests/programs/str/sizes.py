# Sizes of texts by storage width.
import sys
for text in "", "a", "abc", "\u00e9", "\u00e9" * 10, "\u20ac", "\u20ac" * 5, "\U0001f600", "\U0001f600" * 3:
    print(ascii(text), len(text), text.__sizeof__(), sys.getsizeof(text))
print(str.__basicsize__, str.__itemsize__)
