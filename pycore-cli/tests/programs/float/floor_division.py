# Signs of quotients and remainders.
for a in 7.5, -7.5, 0.0, -0.0, 1e17, -5e-324:
    for b in 2.0, -2.0, 0.75, -0.75, float("inf"), float("-inf"):
        print(a, b, a // b, a % b, divmod(a, b))
print(7 // 2.0, 7.5 // 2, -7 % 2.5, 10**20 // 3.0, 5.0 % True)
