total = 0
for i in range(30):
    total = total * 10 + i % 10
assert total == 12345678901234567890123456789 and total // 10**20 == 123456789 and -total % 1000 == 211
assert 2**100 >> 90 == 1024 and ~5 & 0xFF == 250 and (-7) // 2 == -4 and divmod(7, -2) == (-4, -1)
assert 1.5 + 2 == 3.5 and 7 / 2 == 3.5 and int("123") == 123 and float("1e3") == 1000.0
assert str(2**70) == "1180591620717411303424" and int(str(2**70)) == 2**70 and hex(255) == "0xff"
assert complex(1, 2) * 2j == -4 + 2j and abs(-3) == 3 and round(2.5) == 2 and pow(3, 20, 7) == 2
assert True + True == 2 and 0.1 + 0.2 != 0.3 and f"{0.1 + 0.2:.3f}" == "0.300" and repr(0.1) == "0.1"
assert sum([0.5] * 4) == 2.0 and min(3, 1.5) == 1.5 and hash(2**61 - 1) == 0
for wrong in (lambda: 1 // 0, lambda: 1.0 % 0, lambda: 0 ** -1):
    try:
        wrong()
    except ZeroDivisionError:
        pass
    else:
        assert False
